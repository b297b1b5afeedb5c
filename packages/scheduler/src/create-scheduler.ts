import {
  ConflictError,
  type JobOutcome,
  NotFoundError,
  type Scheduler,
  type StopReport,
} from '@adpilot/core';
import { checkFigures, checkJobs, checkTimeout } from './check-options.ts';
import { createJobRunner, type JobRunner } from './create-job-runner.ts';
import { createReporter } from './create-reporter.ts';
import { createSlots } from './create-slots.ts';
import { followSchedule } from './follow-schedule.ts';
import { guardLogger } from './guard-logger.ts';
import { jitteredAnchor } from './jittered-anchor.ts';
import { keyOf, leaseName } from './job-key.ts';
import { STOPPED, skipped } from './job-outcome.ts';
import type { SchedulerOptions } from './scheduler-options.ts';
import { windDown } from './wind-down.ts';

const STOP_TIMEOUT_MS = 30_000;

/**
 * Runs jobs in this process, at the times of their schedules.
 *
 * ```ts
 * const scheduler = createScheduler({ storage, clock, jobs: adpilot.jobs({ accountIds: ['act_1'] }) });
 * scheduler.start();
 * process.once('SIGTERM', () => void scheduler.stop());
 * ```
 *
 * @throws InvalidInputError for an option outside its bounds, a malformed schedule, and a job that is given twice; its
 * `stop` rejects with one for a timeout that is negative or not finite, and the scheduler goes on
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { storage, clock, jobs, holder = 'scheduler' } = options;
  const { concurrency = 4, jitter = 0.1, leaseMs = 120_000 } = options;
  checkFigures({ concurrency, jitter, leaseMs });
  checkJobs(jobs, clock.now());
  const logger = options.logger && guardLogger(options.logger);
  const stopping = new AbortController();
  const { signal } = stopping;
  const slots = createSlots(concurrency);
  const report = createReporter({ logger, onOutcome: options.onOutcome });
  const shared = { leases: storage.leases, clock, leaseMs, holder, logger, slots, report, stopping: signal };
  const runners = new Map(
    jobs.map((job): [string, JobRunner] => [
      leaseName(keyOf(job)),
      createJobRunner(job, { ...shared, anchor: jitteredAnchor(job, jitter) }),
    ]),
  );
  let started = false;
  let stopped: Promise<StopReport> | null = null;

  const start = (): void => {
    if (signal.aborted)
      throw new ConflictError({ message: 'a scheduler that was stopped does not start again' });
    if (started) return;
    started = true;
    for (const runner of runners.values()) {
      if (!runner.job.enabled) continue;
      runner.schedule();
      const { job, accountId } = keyOf(runner.job);
      followSchedule(runner, { clock, signal }).catch((error: unknown) =>
        logger?.error({ job, accountId, error: String(error) }, 'a schedule is no longer followed'),
      );
    }
  };

  const stop = (timeoutMs: number): Promise<StopReport> => {
    stopping.abort();
    slots.close();
    for (const runner of runners.values()) runner.unschedule();
    return windDown([...runners.values()], { clock, timeoutMs });
  };

  return {
    start,
    stop: async ({ timeoutMs = STOP_TIMEOUT_MS } = {}) => {
      checkTimeout(timeoutMs);
      stopped ??= stop(timeoutMs);
      return stopped;
    },
    runNow: async (key): Promise<JobOutcome> => {
      const runner = runners.get(leaseName(key));
      if (!runner)
        throw new NotFoundError({ message: `no job ${key.job} of ${key.accountId}`, context: { ...key } });
      if (!runner.job.enabled) return skipped(`${key.job} is disabled`);
      if (signal.aborted) return STOPPED;
      if (runner.underWay()) return skipped(`${key.job} of ${key.accountId} is under way`);
      return runner.run();
    },
    status: () => [...runners.values()].map((runner) => runner.status()),
  };
}
