import type { Clock, IdGenerator } from '@adpilot/core';
import { v7 } from 'uuid';

/** UUIDv7: unique, and sorted by the clock's time. */
export function createIdGenerator(clock: Clock): IdGenerator {
  let lastMs = 0;
  let sequence = 0;
  return {
    next: () => {
      const ms = Math.max(lastMs, clock.now().getTime());
      // A clock that stands still, as a simulated one does, must not give up the order.
      sequence = ms === lastMs ? sequence + 1 : 0;
      lastMs = ms;
      return v7({ msecs: ms, seq: sequence });
    },
  };
}
