import assert from 'node:assert/strict';
import type { Job } from '../../src/index.ts';
import { rejectsWith } from '../rejects-with.ts';
import { aJob, DONE, HOUR, KEY, MINUTE, statusOf, watchedWork } from './a-job.ts';
import type { SchedulerCheck } from './scheduler-check.ts';

/** How runs end, and runs that are asked for. */
export const runChecks: readonly SchedulerCheck[] = [
  {
    id: 'SC-5',
    title: 'a run that rejects, throws or says that it failed counts, and the schedules go on',
    check: async (subject) => {
      const failing: readonly Job['run'][] = [
        () => Promise.reject(new Error('rejected')),
        () => {
          throw new Error('thrown');
        },
        async () => ({ status: 'failed', message: 'told' }),
      ];
      let count = 0;
      const run: Job['run'] = (context) => failing[count++]?.(context) ?? Promise.resolve(DONE);
      const other = watchedWork(subject);
      const scheduler = subject.open([aJob({ run }), aJob({ name: 'insights', run: other.run })]);
      scheduler.start();
      for (const [index, message] of ['rejected', 'thrown', 'told'].entries()) {
        assert.deepEqual(await scheduler.runNow(KEY), { status: 'failed', message });
        assert.equal(statusOf(scheduler).consecutiveFailures, index + 1);
      }
      await subject.pass(3 * HOUR);
      assert.ok(count > 3, 'it is tried again');
      assert.equal(statusOf(scheduler).consecutiveFailures, 0);
      assert.equal(other.seen.starts.length, 18);
    },
  },
  {
    id: 'SC-6',
    title: 'a disabled job never runs and says why',
    check: async (subject) => {
      const { seen, run } = watchedWork(subject);
      const scheduler = subject.open([aJob({ enabled: false, run })]);
      scheduler.start();
      const reason = 'cycle is disabled';
      assert.deepEqual(await scheduler.runNow(KEY), { status: 'skipped', reason });
      await subject.pass(HOUR);
      assert.equal(seen.starts.length, 0);
      const { nextRunAt, last, ...status } = statusOf(scheduler);
      assert.deepEqual([nextRunAt, last, status.enabled, status.reason], [null, null, false, reason]);
    },
  },
  {
    id: 'SC-7',
    title: 'a run that is asked for does not wait for its time, and is skipped while one is under way',
    check: async (subject) => {
      const { run } = watchedWork(subject, () => MINUTE);
      const scheduler = subject.open([aJob({ run })]);
      const before = subject.clock.now().toISOString();
      const first = scheduler.runNow(KEY);
      await subject.pass(MINUTE / 2);
      assert.equal(statusOf(scheduler).runningSince, before);
      assert.equal((await scheduler.runNow(KEY)).status, 'skipped');
      await subject.pass(MINUTE);
      assert.deepEqual(await first, DONE);
      const { runningSince, last } = statusOf(scheduler);
      assert.deepEqual([runningSince, last?.startedAt, last?.outcome], [null, before, DONE]);
      await rejectsWith('not_found', scheduler.runNow({ ...KEY, accountId: 'act_2' }));
    },
  },
];
