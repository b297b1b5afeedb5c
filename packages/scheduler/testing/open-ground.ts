import type { Job, JobOutcome, JobRun, LeaseStore, Logger, Scheduler } from '@adpilot/core';
import { createScheduler } from '../src/create-scheduler.ts';
import type { SchedulerOptions } from '../src/scheduler-options.ts';
import { createLeaseStore } from './lease-store.ts';
import { createSteppedClock, type SteppedClock } from './stepped-clock.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DONE: JobOutcome = { status: 'done' };
export const KEY = { job: 'cycle', accountId: 'act_1' } as const;

/** Three minutes past noon. */
export const START = '2026-01-15T12:03:00.000Z';

/** A job at :00, :10, :20, ... that is done at once. */
export function aJob(fields: Partial<Job> = {}): Job {
  return {
    name: KEY.job,
    accountId: KEY.accountId,
    schedule: { every: '10m' },
    enabled: true,
    run: async () => DONE,
    ...fields,
  };
}

/** A clock and leases that schedulers share, and what was told of their runs. */
export interface Ground {
  readonly clock: SteppedClock;
  /** The leases that somebody holds now. */
  heldLeases(): readonly string[];
  readonly runs: readonly JobRun[];
  /** Texts of the log at `warn` and `error`. */
  readonly complaints: readonly string[];
  /** A scheduler without jitter. */
  open(jobs: readonly Job[], options?: Partial<SchedulerOptions>): Scheduler;
}

/** @param through stands between the schedulers and their leases */
export function openGround(through: (leases: LeaseStore) => LeaseStore = (leases) => leases): Ground {
  const clock = createSteppedClock(START);
  const leases = createLeaseStore();
  const storage = { leases: through(leases) };
  const runs: JobRun[] = [];
  const complaints: string[] = [];
  const complain = (_: object, message: string): void => void complaints.push(message);
  const ignore = (): void => undefined;
  const logger: Logger = { debug: ignore, info: ignore, warn: complain, error: complain };
  return {
    clock,
    runs,
    complaints,
    heldLeases: () => leases.held(clock.now().toISOString()),
    open: (jobs, options) =>
      createScheduler({
        storage,
        clock,
        jobs,
        logger,
        jitter: 0,
        onOutcome: (run) => void runs.push(run),
        ...options,
      }),
  };
}

/** Times of day at which runs began, such as `12:10:00`. */
export function startsOf(runs: readonly JobRun[]): readonly string[] {
  return runs.map(({ startedAt }) => startedAt.slice(11, 19));
}
