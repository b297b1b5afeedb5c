import type { Clock, Job, JobRun, Logger, Stores } from '@adpilot/core';

/** What a scheduler is made of. */
export type SchedulerOptions = {
  /** Where the leases are; schedulers of several processes that share it take turns. */
  readonly storage: Pick<Stores, 'leases'>;
  /** All waiting is its `sleep`. */
  readonly clock: Clock;
  readonly jobs: readonly Job[];
  /** How many jobs may be at work at once in this process; the others wait in line. Default 4. */
  readonly concurrency?: number;
  /**
   * The part of an interval over which the jobs are spread, so that not all accounts run in the same minute; from 0 to
   * less than 1, default 0.1. Each job keeps its place; a cron keeps its times.
   */
  readonly jitter?: number;
  /**
   * For how long a run's lease holds without renewal, in milliseconds: what a crashed process keeps a job from the
   * others. Default 120 000, at least 1 000.
   */
  readonly leaseMs?: number;
  /** The name of this process in its leases, for who looks there. Default `scheduler`. */
  readonly holder?: string;
  /** What it throws or rejects with is dropped and breaks nothing. Default: silent. */
  readonly logger?: Logger;
  /** Hears how every run ended. What it throws or rejects with is logged and breaks nothing. */
  readonly onOutcome?: (run: JobRun) => unknown;
};
