import {
  type Job,
  type JobOutcome,
  type JobRun,
  type JobStatus,
  type Signal,
  toInstant,
} from '@adpilot/core';
import type { Slots } from './create-slots.ts';
import { keyOf } from './job-key.ts';
import { outcomeOf, STOPPED } from './job-outcome.ts';
import type { LeaseKeeping } from './keep-lease.ts';
import { nextRun } from './next-run.ts';
import { planNext } from './plan-next.ts';
import { runLeased } from './run-leased.ts';

/** What the jobs of a scheduler share, and where the grid of this one's interval begins. */
export type RunnerContext = LeaseKeeping & {
  readonly holder: string;
  readonly anchor: Date;
  readonly slots: Slots;
  readonly stopping: Signal;
  readonly report: (run: JobRun) => void;
};

/** One job of one account: runs it one at a time and remembers how that went. */
export interface JobRunner {
  readonly job: Job;
  /** The run that is at work or in line, if there is one. It never rejects. */
  underWay(): Promise<JobOutcome> | null;
  /** The run under way, or a new one. */
  run(): Promise<JobOutcome>;
  /** From now on the job is due at the times of its schedule. */
  schedule(): void;
  /** When it is due, null while it does not run by itself. */
  dueAt(): Date | null;
  unschedule(): void;
  /** Tells a run at work to end. */
  abort(reason: unknown): void;
  /** Stops renewing the lease of a run at work. */
  abandon(): void;
  status(): JobStatus;
}

type Work = { readonly since: Date; readonly work: AbortController; readonly care: AbortController };

export function createJobRunner(job: Job, context: RunnerContext): JobRunner {
  const { clock, anchor, slots, report, stopping } = context;
  const { schedule, enabled } = job;
  const key = keyOf(job);
  let underWay: Promise<JobOutcome> | null = null;
  let atWork: Work | null = null;
  let last: JobRun | null = null;
  let failures = 0;
  let due: Date | null = null;

  const work = async (): Promise<JobOutcome> => {
    if (stopping.aborted) return STOPPED;
    const begun = { since: clock.now(), work: new AbortController(), care: new AbortController() };
    atWork = begun;
    const outcome = await outcomeOf(() => runLeased(job, { ...context, ...begun }));
    atWork = null;
    conclude(begun.since, outcome);
    return outcome;
  };

  const conclude = (startedAt: Date, outcome: JobOutcome): void => {
    const { status } = outcome;
    const endedAt = clock.now();
    if (status === 'done') failures = 0;
    if (status === 'failed') failures += 1;
    if (due) due = planNext({ schedule, anchor }, { startedAt, endedAt, status, failures });
    last = { ...key, startedAt: toInstant(startedAt), endedAt: toInstant(endedAt), outcome };
    report(last);
  };

  const begin = async (): Promise<JobOutcome> => {
    try {
      return (await slots.use(work)) ?? STOPPED;
    } finally {
      underWay = null;
    }
  };

  return {
    job,
    underWay: () => underWay,
    run: () => {
      underWay ??= begin();
      return underWay;
    },
    schedule: () => {
      due = nextRun(schedule, clock.now(), { anchor });
    },
    dueAt: () => due,
    unschedule: () => {
      due = null;
    },
    abort: (reason) => atWork?.work.abort(reason),
    abandon: () => atWork?.care.abort(),
    status: () => ({
      ...key,
      enabled,
      reason: enabled ? null : `${job.name} is disabled`,
      runningSince: atWork && toInstant(atWork.since),
      last,
      nextRunAt: due && toInstant(due),
      consecutiveFailures: failures,
    }),
  };
}
