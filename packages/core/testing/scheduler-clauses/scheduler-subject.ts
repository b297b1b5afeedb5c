import type { Clock, Job, Scheduler } from '../../src/index.ts';

/** Schedulers on common ground, as the clauses of their contract need them. */
export type SchedulerSubject = {
  /** Jobs wait by it. */
  readonly clock: Clock;
  /** Lets time pass and everything happen that is due meanwhile. */
  pass(ms: number): Promise<void>;
  /** Another scheduler, as another process would open it. */
  open(jobs: readonly Job[]): Scheduler;
};
