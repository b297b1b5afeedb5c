import type { Clock, StopReport } from '@adpilot/core';
import type { JobRunner } from './create-job-runner.ts';
import { keyOf } from './job-key.ts';
import { within } from './within.ts';

/** What a run that was told to end gets to clear up. */
const CLEAR_UP_MS = 5_000;

/**
 * Waits for the jobs at work: `timeoutMs` for them to end by themselves, then, told to end, a little longer. Leases of
 * those that are still at work after that are left to expire.
 */
export async function windDown(
  runners: readonly JobRunner[],
  { clock, timeoutMs }: { readonly clock: Clock; readonly timeoutMs: number },
): Promise<StopReport> {
  const ended = new Set<JobRunner>();
  const working = runners.filter((runner) => runner.status().runningSince !== null);
  const allEnded = Promise.all(
    working.map(async (runner) => {
      await runner.underWay();
      ended.add(runner);
    }),
  );
  await within(allEnded, { clock, ms: timeoutMs });
  const reason = new DOMException('the scheduler is stopped', 'AbortError');
  const late = working.filter((runner) => !ended.has(runner));
  for (const runner of late) runner.abort(reason);
  if (late.length > 0) await within(allEnded, { clock, ms: CLEAR_UP_MS });
  for (const runner of late) runner.abandon();
  return {
    finished: working.filter((runner) => ended.has(runner)).map(({ job }) => keyOf(job)),
    abandoned: working.filter((runner) => !ended.has(runner)).map(({ job }) => keyOf(job)),
  };
}
