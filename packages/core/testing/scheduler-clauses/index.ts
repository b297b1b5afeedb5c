import type { Job, Scheduler } from '../../src/index.ts';
import type { Clause } from '../clause.ts';
import { HOUR } from './a-job.ts';
import { runChecks } from './run-checks.ts';
import type { SchedulerCheck } from './scheduler-check.ts';
import type { SchedulerSubject } from './scheduler-subject.ts';
import { stopChecks } from './stop-checks.ts';
import { timingChecks } from './timing-checks.ts';

const CHECKS: readonly SchedulerCheck[] = [...timingChecks, ...runChecks, ...stopChecks];

/**
 * The contract of a scheduler, clause by clause, for whatever runs the tests of an adapter.
 *
 * ```ts
 * for (const { id, title, run } of schedulerClauses(makeSubject)) it(`${id}: ${title}`, run);
 * ```
 *
 * @param makeSubject gives new ground; schedulers that a clause opens are stopped at its end
 */
export function schedulerClauses(makeSubject: () => SchedulerSubject): readonly Clause[] {
  return CHECKS.map(({ id, title, check }) => ({
    id,
    title,
    run: async () => {
      const subject = makeSubject();
      const opened: Scheduler[] = [];
      const open = (jobs: readonly Job[]): Scheduler => {
        const scheduler = subject.open(jobs);
        opened.push(scheduler);
        return scheduler;
      };
      try {
        await check({ ...subject, open });
      } finally {
        const stops = opened.map((scheduler) => scheduler.stop({ timeoutMs: 0 }));
        await subject.pass(HOUR);
        await Promise.all(stops);
      }
    },
  }));
}
