import type { Clock } from '@adpilot/core';

/** A clock whose sleepers wait until somebody lets the time pass. */
export interface SteppedClock extends Clock {
  /** Lets time pass: whoever sleeps wakes at the very moment, and does what there is to do then. */
  pass(ms: number): Promise<void>;
  /** The time passes unwatched, as on a machine that is suspended: whoever was due wakes at its end. */
  jump(ms: number): Promise<void>;
  sleepers(): number;
}

type Sleeper = { readonly until: number; readonly wake: () => void };

export function createSteppedClock(start: string): SteppedClock {
  const sleepers = new Set<Sleeper>();
  let now = new Date(start).getTime();
  const wakeUntil = async (end: number): Promise<void> => {
    await settle();
    for (let next = earliest(sleepers, end); next; next = earliest(sleepers, end)) {
      now = Math.max(now, next.until);
      next.wake();
      await settle();
    }
    now = Math.max(now, end);
  };
  return {
    now: () => new Date(now),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const abort = (): void => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        const wake = (): void => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', abort);
          resolve();
        };
        const sleeper = { until: now + ms, wake };
        if (signal?.aborted) return abort();
        if (ms <= 0) return resolve();
        sleepers.add(sleeper);
        signal?.addEventListener('abort', abort);
      }),
    pass: (ms) => wakeUntil(now + ms),
    jump: async (ms) => {
      await settle();
      now += ms;
      await wakeUntil(now);
    },
    sleepers: () => sleepers.size,
  };
}

function earliest(sleepers: Iterable<Sleeper>, end: number): Sleeper | null {
  let first: Sleeper | null = null;
  for (const sleeper of sleepers) {
    if (sleeper.until <= end && (first === null || sleeper.until < first.until)) first = sleeper;
  }
  return first;
}

/** Everything that can go on without the clock has gone on. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
