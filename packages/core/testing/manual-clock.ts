import type { Clock, Signal } from '../src/index.ts';

/** A clock that stands still until it is moved; `sleep` moves it. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
}

export function createManualClock(start: Date | string): ManualClock {
  let ms = new Date(start).getTime();
  const advance = (by: number): void => {
    if (!(by >= 0)) throw new RangeError(`a clock only moves forward, not by ${by} ms`);
    ms += by;
  };
  return {
    now: () => new Date(ms),
    advance,
    sleep: async (by: number, signal?: Signal) => {
      if (signal?.aborted) throw signal.reason;
      advance(by);
    },
  };
}
