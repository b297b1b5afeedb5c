import assert from 'node:assert/strict';
import type { Job, JobKey, JobOutcome, JobStatus, Scheduler } from '../../src/index.ts';
import type { SchedulerSubject } from './scheduler-subject.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DONE: JobOutcome = { status: 'done' };
/** The key of {@link aJob}. */
export const KEY: JobKey = { job: 'cycle', accountId: 'act_1' };

/** A job of every ten minutes that is done at once. */
export function aJob(fields: Partial<Job> = {}): Job {
  return {
    name: 'cycle',
    accountId: 'act_1',
    schedule: { every: '10m' },
    enabled: true,
    run: async () => DONE,
    ...fields,
  };
}

/** What was seen of a job's runs: when they began, in milliseconds, and how many were at work at once at most. */
export type Observation = { readonly starts: readonly number[]; readonly most: number };

/** Work that is watched. Each run lasts as many milliseconds as `lasting` says of its number, from 1 on. */
export function watchedWork(
  { clock }: SchedulerSubject,
  lasting: (run: number) => number = () => 0,
): { readonly seen: Observation; readonly run: Job['run'] } {
  const starts: number[] = [];
  const seen = { starts, most: 0 };
  let working = 0;
  const run: Job['run'] = async () => {
    starts.push(clock.now().getTime());
    working += 1;
    seen.most = Math.max(seen.most, working);
    await clock.sleep(lasting(starts.length));
    working -= 1;
    return DONE;
  };
  return { seen, run };
}

export function statusOf(scheduler: Scheduler, name = KEY.job): JobStatus {
  const status = scheduler.status().find(({ job }) => job === name);
  assert.ok(status, `the status of ${name} is told`);
  return status;
}
