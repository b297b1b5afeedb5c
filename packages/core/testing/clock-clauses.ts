import assert from 'node:assert/strict';
import type { Clock } from '../src/index.ts';
import type { Clause } from './clause.ts';

const PAUSE_MS = 20;

/** The clauses of the `Clock` port, to be run on any clock. */
export function clockClauses(makeClock: () => Clock): readonly Clause[] {
  return [
    {
      id: 'CL-1',
      title: 'now never goes back',
      run: async () => {
        const clock = makeClock();
        const readings = [clock.now().getTime()];
        for (let reading = 0; reading < 20; reading += 1) {
          await clock.sleep(1);
          readings.push(clock.now().getTime());
        }
        assert.deepEqual(
          readings,
          readings.toSorted((a, b) => a - b),
        );
      },
    },
    {
      id: 'CL-2',
      title: 'after a sleep at least that much time has passed',
      run: async () => {
        const clock = makeClock();
        const before = clock.now().getTime();
        await clock.sleep(PAUSE_MS);
        // Timers and wall clocks are rounded to a millisecond each.
        assert.ok(clock.now().getTime() - before >= PAUSE_MS - 1);
      },
    },
    {
      id: 'CL-3',
      title: 'a sleep rejects with the reason of a signal that is aborted before or while it waits',
      run: async () => {
        const clock = makeClock();
        const reason = new Error('no more waiting');
        await assert.rejects(clock.sleep(PAUSE_MS, AbortSignal.abort(reason)), reason);
        const later = new AbortController();
        const sleeping = clock.sleep(60_000, later.signal);
        later.abort(reason);
        // A clock that moves by sleeping is awake before anyone can abort.
        await sleeping.catch((error: unknown) => assert.equal(error, reason));
      },
    },
  ];
}
