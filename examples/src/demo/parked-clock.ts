import type { Clock } from '@adpilot/core';

/** A view of a simulated clock in which whoever sleeps waits until time is moved on. */
export interface ParkedClock extends Clock {
  /** Moves time on to `until` and wakes those whose time has come, the earliest first. */
  moveTo(until: Date): void;
}

type Sleeper = { readonly wakesAt: number; wake(): void };

/** @param clock whose time it shows and moves: `advance` moves it without waking anybody */
export function createParkedClock(clock: {
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
}): ParkedClock {
  const sleepers = new Set<Sleeper>();
  return {
    now: clock.now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const leave = (): void => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', onAbort);
        };
        const onAbort = (): void => {
          leave();
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          wakesAt: clock.now().getTime() + ms,
          wake: () => {
            leave();
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', onAbort);
      }),
    moveTo: (until) => {
      clock.advance(Math.max(0, until.getTime() - clock.now().getTime()));
      const now = clock.now().getTime();
      for (const sleeper of [...sleepers].sort((a, b) => a.wakesAt - b.wakesAt)) {
        if (sleeper.wakesAt <= now) sleeper.wake();
      }
    },
  };
}
