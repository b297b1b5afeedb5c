import { type Job, type JobOutcome, type Lease, type Signal, toInstant } from '@adpilot/core';
import { keyOf, leaseName } from './job-key.ts';
import { failed, outcomeOf, STOPPED, skipped } from './job-outcome.ts';
import { keepLease, type LeaseKeeping } from './keep-lease.ts';

/** What a run under the lease of its job takes. */
export type LeasedRun = LeaseKeeping & {
  readonly holder: string;
  /** Aborted when the work has to end. */
  readonly work: AbortController;
  /** Aborted when nobody looks after the run any more: its lease is left to expire. */
  readonly care: AbortController;
  /** Aborted once no work may begin. */
  readonly stopping: Signal;
};

/**
 * Runs the job while holding its lease, so that no other process does. The lease is renewed meanwhile; where it is lost
 * the work is told to end, and has failed however it ends.
 *
 * Rejects where the lease store cannot be asked.
 */
export async function runLeased(job: Job, run: LeasedRun): Promise<JobOutcome> {
  const { leases, clock, leaseMs, holder } = run;
  const name = leaseName(keyOf(job));
  const lease = await leases.acquire({ name, holder, ttlMs: leaseMs, now: toInstant(clock.now()) });
  if (!lease) return skipped(`${job.name} of ${job.accountId} is at work in another process`);
  const outcome = run.stopping.aborted ? STOPPED : await workWhileHeld(job, lease, run);
  await release(lease, run);
  return outcome;
}

async function workWhileHeld(
  job: Job,
  lease: Lease,
  { work, care, ...keeping }: LeasedRun,
): Promise<JobOutcome> {
  const kept = keepLease(lease, keeping, care.signal).then((lost) => {
    if (lost) work.abort(lost);
    return lost;
  });
  const outcome = await outcomeOf(() => job.run({ signal: work.signal }));
  care.abort();
  const lost = await kept;
  return lost ? failed(lost) : outcome;
}

/** A lease that cannot be released expires: no reason to fail the work that is done. */
async function release(lease: Lease, { leases, logger }: LeasedRun): Promise<void> {
  try {
    await leases.release({ lease });
  } catch (error) {
    logger?.warn({ lease: lease.name, error: String(error) }, 'a lease was not released');
  }
}
