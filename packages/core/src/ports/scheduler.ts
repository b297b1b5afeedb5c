import type { Instant } from '../shared/instant.ts';
import type { Signal } from './signal.ts';

/** When a job runs. */
export type Schedule = Interval | CronSchedule;

/** Again after the same elapsed time, whatever the clocks on the wall do. */
export type Interval = {
  /** `90s`, `30m`, `12h`, `2d`. */
  readonly every: string;
};

/** At times of the wall clock. */
export type CronSchedule = {
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  readonly cron: string;
  /** IANA name of the zone whose wall clock counts, the ad account's as a rule. */
  readonly timeZone: string;
};

/** What runs one at a time: a job of an account. */
export type JobKey = { readonly job: string; readonly accountId: string };

/** Work that comes round again, for one account. */
export interface Job {
  /** Not empty and without a colon; the same for every account that has the job. */
  readonly name: string;
  readonly accountId: string;
  readonly schedule: Schedule;
  /** Where false it never runs. */
  readonly enabled: boolean;
  /**
   * Does the work. A rejection is a failure too.
   *
   * @param context `signal`: aborted when the run has to end early; whatever it ignores of that goes on unsupervised
   */
  run(context: { readonly signal: Signal }): Promise<JobOutcome>;
}

/** How a run ended. `skipped`: there was nothing to do, or it was not the moment for it; neither success nor failure. */
export type JobOutcome =
  | { readonly status: 'done' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'skipped'; readonly reason: string };

/** A run that is over, or one that was due and found the job at work in another process. */
export type JobRun = JobKey & {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly outcome: JobOutcome;
};

/** Where a job stands in this process. */
export type JobStatus = JobKey & {
  readonly enabled: boolean;
  /** Why it does not run by itself, such as `cycle is disabled`; null where it does. */
  readonly reason: string | null;
  /** The begin of the run under way, null between runs. */
  readonly runningSince: Instant | null;
  /** The latest run that is over, null before the first. */
  readonly last: JobRun | null;
  /** Null while the job does not run by itself. */
  readonly nextRunAt: Instant | null;
  /** Since the last success; a skipped run does not count. */
  readonly consecutiveFailures: number;
};

/** What became of the runs that were under way when the scheduler was stopped. */
export type StopReport = {
  /** Ended, some of them early: their outcomes say how. */
  readonly finished: readonly JobKey[];
  /** Still at work although they were told to end. */
  readonly abandoned: readonly JobKey[];
};

/**
 * Runs jobs at the times of their schedules.
 *
 * - SC-1: nothing runs by itself before `start`; the first run is at the first time of the schedule after it.
 * - SC-2: a job of an account is never at work twice at once, over all schedulers that share what they keep.
 * - SC-3: the times that pass during a run, or while nobody watched, are made up for by one run.
 * - SC-4: jobs of different accounts run side by side.
 * - SC-5: a run that fails, in whichever way, ends neither its schedule nor another job's; failures are counted until
 *   a success.
 * - SC-6: a disabled job never runs, and says that it is disabled.
 * - SC-7: `runNow` runs a job without waiting for its time and resolves with its outcome, `skipped` where the job is
 *   under way. A job that is unknown is a `NotFoundError`.
 * - SC-8: once `stop` was called no run begins. Runs under way get their time, then their signal is aborted, and those
 *   that ignore it too are named and left; `stop` resolves in bounded time.
 * - SC-9: starting twice is starting once, stopping again gives the report of the first time, and what was stopped does
 *   not start again: `start` throws a `ConflictError`, `runNow` is skipped.
 */
export interface Scheduler {
  start(): void;
  /** @param options `timeoutMs`: what runs under way get before they are told to end */
  stop(options?: { readonly timeoutMs?: number }): Promise<StopReport>;
  runNow(key: JobKey): Promise<JobOutcome>;
  /** Every job, in the order in which they were given. */
  status(): readonly JobStatus[];
}
