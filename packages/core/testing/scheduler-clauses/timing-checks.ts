import assert from 'node:assert/strict';
import { aJob, HOUR, MINUTE, statusOf, watchedWork } from './a-job.ts';
import type { SchedulerCheck } from './scheduler-check.ts';

/** When jobs run, and beside which others. */
export const timingChecks: readonly SchedulerCheck[] = [
  {
    id: 'SC-1',
    title: 'a job runs at the times of its schedule from the start on, and not before',
    check: async (subject) => {
      const { seen, run } = watchedWork(subject);
      const scheduler = subject.open([aJob({ run })]);
      await subject.pass(HOUR);
      assert.deepEqual([seen.starts.length, statusOf(scheduler).nextRunAt], [0, null]);
      scheduler.start();
      const next = Date.parse(statusOf(scheduler).nextRunAt ?? '');
      await subject.pass(HOUR);
      assert.deepEqual(
        seen.starts.map((start) => start - next),
        [0, 10, 20, 30, 40, 50].map((minutes) => minutes * MINUTE),
      );
    },
  },
  {
    id: 'SC-2',
    title: 'of two schedulers only one at a time is at work on a job',
    check: async (subject) => {
      const { seen, run } = watchedWork(subject, () => 15 * MINUTE);
      for (let process = 0; process < 2; process += 1) subject.open([aJob({ run })]).start();
      await subject.pass(3 * HOUR);
      assert.equal(seen.most, 1);
      assert.ok(seen.starts.length > 3, 'the work goes on');
    },
  },
  {
    id: 'SC-3',
    title: 'one run makes up for all the times that passed during a long one',
    check: async (subject) => {
      const { seen, run } = watchedWork(subject, (count) => (count === 1 ? 35 * MINUTE : 0));
      subject.open([aJob({ run })]).start();
      await subject.pass(HOUR);
      const [first = 0] = seen.starts;
      const after = seen.starts.map((start) => (start - first) / MINUTE);
      assert.deepEqual(after.slice(0, 3), [0, 35, 40]);
    },
  },
  {
    id: 'SC-4',
    title: 'jobs of different accounts run side by side',
    check: async (subject) => {
      const { seen, run } = watchedWork(subject, () => 8 * MINUTE);
      subject.open(['act_1', 'act_2'].map((accountId) => aJob({ accountId, run }))).start();
      await subject.pass(20 * MINUTE);
      assert.equal(seen.most, 2);
    },
  },
];
