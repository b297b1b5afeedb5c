import assert from 'node:assert/strict';
import { AdpilotError, type Job } from '../../src/index.ts';
import { aJob, HOUR, KEY, MINUTE, statusOf, watchedWork } from './a-job.ts';
import type { SchedulerCheck } from './scheduler-check.ts';

/** Beginning and end of a scheduler. */
export const stopChecks: readonly SchedulerCheck[] = [
  {
    id: 'SC-8',
    title: 'stopping waits, then tells to end, then names what is left, and nothing begins any more',
    check: async (subject) => {
      const quick = watchedWork(subject, () => MINUTE);
      const ending: Job['run'] = ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      const deaf = watchedWork(subject, () => HOUR);
      const runs = { quick: quick.run, ending, deaf: deaf.run };
      const scheduler = subject.open(Object.entries(runs).map(([name, run]) => aJob({ name, run })));
      scheduler.start();
      const asked = Object.keys(runs).map((job) => scheduler.runNow({ ...KEY, job }));
      await subject.pass(1);
      const stopping = scheduler.stop({ timeoutMs: 2 * MINUTE });
      await subject.pass(2 * MINUTE + HOUR / 2);
      const { finished, abandoned } = await stopping;
      assert.deepEqual(
        [finished, abandoned].map((keys) => keys.map(({ job }) => job)),
        [['quick', 'ending'], ['deaf']],
      );
      await subject.pass(HOUR);
      const outcomes = (await Promise.all(asked)).map(({ status }) => status);
      assert.deepEqual(outcomes, ['done', 'failed', 'done']);
      assert.deepEqual([quick.seen.starts.length, deaf.seen.starts.length], [1, 1]);
    },
  },
  {
    id: 'SC-9',
    title: 'starting twice is starting once, and stopping is for good',
    check: async (subject) => {
      const { seen, run } = watchedWork(subject);
      const scheduler = subject.open([aJob({ run })]);
      scheduler.start();
      scheduler.start();
      await subject.pass(HOUR);
      assert.equal(seen.starts.length, 6);
      assert.equal(await scheduler.stop(), await scheduler.stop());
      assert.throws(
        () => scheduler.start(),
        (error) => AdpilotError.isInstance(error) && error.code === 'conflict',
      );
      assert.equal((await scheduler.runNow(KEY)).status, 'skipped');
      await subject.pass(HOUR);
      assert.deepEqual([seen.starts.length, statusOf(scheduler).nextRunAt], [6, null]);
    },
  },
];
