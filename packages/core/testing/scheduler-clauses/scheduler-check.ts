import type { SchedulerSubject } from './scheduler-subject.ts';

/** One clause, as it is checked on new ground. */
export type SchedulerCheck = {
  readonly id: string;
  readonly title: string;
  check(subject: SchedulerSubject): Promise<void>;
};
