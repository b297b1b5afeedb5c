import { describe, expect, it } from 'vitest';
import { START } from '../testing/open-ground.ts';
import { createSteppedClock } from '../testing/stepped-clock.ts';
import { within } from './within.ts';

const silent = (): Promise<string> => new Promise(() => undefined);

/** A signal that tells how many listen to it. */
function watchedSignal() {
  const controller = new AbortController();
  const listeners = new Set<() => void>();
  return {
    abort: () => controller.abort(),
    listeners,
    signal: {
      get aborted() {
        return controller.signal.aborted;
      },
      addEventListener: (_: 'abort', listener: () => void) => {
        listeners.add(listener);
        controller.signal.addEventListener('abort', listener);
      },
      removeEventListener: (_: 'abort', listener: () => void) => {
        listeners.delete(listener);
        controller.signal.removeEventListener('abort', listener);
      },
    },
  };
}

describe('within', () => {
  it.each([
    ['the work is done', async () => 'done', 'done'],
    ['the time is over', silent, null],
  ])('leaves nothing of its waiting when %s', async (_, work, expected) => {
    const clock = createSteppedClock(START);
    const { signal, listeners } = watchedSignal();
    const waited = within(work(), { clock, ms: 1_000, signal });
    expect(listeners.size).toBe(1);
    await clock.pass(1_000);
    expect(await waited).toBe(expected);
    expect([clock.sleepers(), listeners.size]).toEqual([0, 0]);
  });

  it('rejects as the work does, and leaves nothing of its waiting', async () => {
    const clock = createSteppedClock(START);
    const { signal, listeners } = watchedSignal();
    const work = Promise.reject(new Error('no'));
    await expect(within(work, { clock, ms: 1_000, signal })).rejects.toThrow('no');
    expect([clock.sleepers(), listeners.size]).toEqual([0, 0]);
  });

  it('does not wait where the signal is aborted, before or meanwhile', async () => {
    const clock = createSteppedClock(START);
    const { signal, abort, listeners } = watchedSignal();
    const waited = within(silent(), { clock, ms: 1_000, signal });
    abort();
    expect(await waited).toBeNull();
    expect(await within(silent(), { clock, ms: 1_000, signal })).toBeNull();
    expect([clock.sleepers(), listeners.size]).toEqual([0, 0]);
  });
});
