import type { JobOutcome, Schedule } from '@adpilot/core';
import { nextRun } from './next-run.ts';

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/** How long a job rests after its n-th failure in a row: 1, 2, 4, ... minutes, at most an hour. */
export function backoffMs(failures: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
}

/** A run that is over, as planning the next one sees it. */
export type EndedRun = {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly status: JobOutcome['status'];
  /** In a row, this run included. */
  readonly failures: number;
};

/**
 * When a job is due after a run: at the first time of its schedule since the run began, so that one run makes up for
 * all the times that passed meanwhile; after a failure at the first time once the job has rested.
 */
export function planNext(
  { schedule, anchor }: { readonly schedule: Schedule; readonly anchor: Date },
  { startedAt, endedAt, status, failures }: EndedRun,
): Date {
  if (status !== 'failed') return nextRun(schedule, startedAt, { anchor });
  const rested = new Date(endedAt.getTime() + backoffMs(failures));
  // A time of the schedule that is just reached counts.
  return nextRun(schedule, new Date(rested.getTime() - 1), { anchor });
}
