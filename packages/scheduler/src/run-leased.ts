import { instantMs, type Job, type JobOutcome, type Lease, type Signal, toInstant } from '@adpilot/core';
import { keyOf, leaseName } from './job-key.ts';
import { failed, outcomeOf, STOPPED, skipped } from './job-outcome.ts';
import { keepLease, type LeaseKeeping } from './keep-lease.ts';
import { within } from './within.ts';

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
 * the work is told to end, and has failed however it ends. No call of the store is waited for longer than a lease lasts.
 *
 * Rejects where the lease store fails.
 */
export async function runLeased(job: Job, run: LeasedRun): Promise<JobOutcome> {
  const { leases, clock, leaseMs, holder, work, stopping } = run;
  const name = leaseName(keyOf(job));
  const asked = leases.acquire({ name, holder, ttlMs: leaseMs, now: toInstant(clock.now()) });
  const answered = asked.then((lease) => ({ lease }));
  const answer = await within(answered, { clock, ms: leaseMs, signal: work.signal });
  if (!answer) {
    void giveBack(name, asked, run);
    return stopping.aborted ? STOPPED : failed(`the lease ${name} was not granted in time`);
  }
  const { lease } = answer;
  if (!lease) return skipped(`${job.name} of ${job.accountId} is at work in another process`);
  const outcome = await runUnder(lease, job, run);
  await release(lease, run);
  return outcome;
}

async function runUnder(lease: Lease, job: Job, run: LeasedRun): Promise<JobOutcome> {
  if (run.stopping.aborted) return STOPPED;
  // The machine may have slept since it asked; what has expired another process may have by now.
  if (instantMs(lease.expiresAt) <= run.clock.now().getTime())
    return failed(`the lease ${lease.name} had expired when it was granted`);
  return workWhileHeld(job, lease, run);
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

/** Releases what is granted when nobody waits for it any more. */
async function giveBack(name: string, asked: Promise<Lease | null>, run: LeasedRun): Promise<void> {
  try {
    const lease = await asked;
    if (lease) await release(lease, run);
  } catch (error) {
    run.logger?.warn({ lease: name, error: String(error) }, 'a lease was not granted');
  }
}

/** A lease that cannot be released expires: no reason to fail the work that is done. */
async function release(lease: Lease, { leases, clock, leaseMs, logger }: LeasedRun): Promise<void> {
  const unreleased = (error: unknown): void =>
    logger?.warn({ lease: lease.name, error: String(error) }, 'a lease was not released');
  try {
    const answered = leases.release({ lease }).then(() => true);
    if (!(await within(answered, { clock, ms: leaseMs }))) unreleased('no answer');
  } catch (error) {
    unreleased(error);
  }
}
