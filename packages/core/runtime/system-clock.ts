import type { Clock, Signal } from '../src/index.ts';

// Longer timers of JavaScript fire at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The clock of the machine. Where that is set back, `now` goes on from where it was, as fast as time passes: it neither
 * goes back nor stands still.
 */
export function createSystemClock(): Clock {
  // By how much the clock was ahead of the machine's monotone timer, at most.
  let lead = Number.NEGATIVE_INFINITY;
  const nowMs = (): number => {
    const elapsed = performance.now();
    lead = Math.max(lead, Date.now() - elapsed);
    return Math.round(elapsed + lead);
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
