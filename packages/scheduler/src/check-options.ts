import { AdpilotError, InvalidInputError, type Job } from '@adpilot/core';
import { keyOf, leaseName } from './job-key.ts';
import { nextRun } from './next-run.ts';
import type { SchedulerOptions } from './scheduler-options.ts';

type Figures = Required<Pick<SchedulerOptions, 'concurrency' | 'jitter' | 'leaseMs'>>;

/** @throws InvalidInputError for a figure outside its bounds */
export function checkFigures({ concurrency, jitter, leaseMs }: Figures): void {
  if (!Number.isSafeInteger(concurrency) || concurrency < 1)
    throw invalid('concurrency', `not a number of jobs: ${concurrency}`);
  if (!(jitter >= 0 && jitter < 1)) throw invalid('jitter', `not a part of an interval: ${jitter}`);
  if (!(leaseMs >= 1_000 && Number.isSafeInteger(leaseMs)))
    throw invalid('leaseMs', `not whole milliseconds of at least a second: ${leaseMs}`);
}

/** @throws InvalidInputError for a timeout that no stop can have */
export function checkTimeout(timeoutMs: number): void {
  if (!(timeoutMs >= 0 && Number.isFinite(timeoutMs)))
    throw invalid('timeoutMs', `not a number of milliseconds: ${timeoutMs}`);
}

/** @throws InvalidInputError for a name that is not one, a schedule that never comes round, and a job given twice */
export function checkJobs(jobs: readonly Job[], now: Date): void {
  const known = new Set<string>();
  for (const [index, job] of jobs.entries()) {
    const { name, accountId, schedule } = job;
    const path = `jobs[${index}]`;
    if (name === '' || name.includes(':')) throw invalid(`${path}.name`, `not a name of a job: "${name}"`);
    const key = leaseName(keyOf(job));
    if (known.has(key)) throw invalid(path, `${name} of ${accountId} is given twice`);
    known.add(key);
    try {
      nextRun(schedule, now);
    } catch (cause) {
      if (!AdpilotError.isInstance(cause)) throw cause;
      throw invalid(`${path}.schedule`, `${name} of ${accountId}: ${cause.message}`, cause);
    }
  }
}

function invalid(argument: string, message: string, cause?: unknown): InvalidInputError {
  return new InvalidInputError({ argument, message, cause });
}
