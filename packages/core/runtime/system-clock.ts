import type { Clock, Signal } from '../src/index.ts';

// Longer timers of JavaScript fire at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The clock of the machine. Where that is set back, `now` stands still until it has caught up. */
export function createSystemClock(): Clock {
  let latest = 0;
  const nowMs = (): number => {
    latest = Math.max(latest, Date.now());
    return latest;
  };
  return {
    now: () => new Date(nowMs()),
    sleep: async (ms, signal) => {
      const until = nowMs() + ms;
      do await wait(Math.min(until - nowMs(), LONGEST_TIMER_MS), signal);
      while (nowMs() < until);
    },
  };
}

/** One timer, which may fire a moment early. */
function wait(ms: number, signal: Signal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
  });
}
