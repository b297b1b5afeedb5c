import type { Clock, Signal } from '@adpilot/core';

/** Waits; whether the time passed before the signal was aborted. A clock's sleep fails for no other reason (CL-3). */
export function passes(clock: Clock, ms: number, signal: Signal): Promise<boolean> {
  return clock.sleep(ms, signal).then(
    () => true,
    () => false,
  );
}
