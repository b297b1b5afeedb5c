import {
  type Clock,
  instantMs,
  type Lease,
  LeaseLostError,
  type LeaseStore,
  type Logger,
  type Signal,
  toInstant,
} from '@adpilot/core';
import { passes } from './passes.ts';
import { within } from './within.ts';

/** A renewal begins after a quarter of a lease's time and has another for its answer: before the end there are three. */
const QUARTERS = 4;

/** What keeping a lease takes. */
export type LeaseKeeping = {
  readonly leases: LeaseStore;
  readonly clock: Clock;
  readonly leaseMs: number;
  readonly logger: Logger | undefined;
};

/**
 * Renews a lease until the signal is aborted. The store may fail or not answer twice in a row; after the third time the
 * lease is given up, at its expiry at the latest.
 *
 * A process that slept past the expiry asks once more before it gives up: nobody may have wanted the lease.
 *
 * @returns null once the signal is aborted, or the error where the lease is lost before: another process has it, or the
 * store did not renew it in time
 */
export async function keepLease(
  lease: Lease,
  { leases, clock, leaseMs, logger }: LeaseKeeping,
  signal: Signal,
): Promise<LeaseLostError | null> {
  const { name } = lease;
  const interval = leaseMs / QUARTERS;
  let expiresAt = instantMs(lease.expiresAt);
  let due = clock.now().getTime() + interval;
  const remaining = (): number => Math.max(0, expiresAt - clock.now().getTime());
  const untilDue = (): number => Math.max(0, Math.min(due - clock.now().getTime(), remaining() - interval));
  while (await passes(clock, untilDue(), signal)) {
    const now = clock.now();
    const left = remaining();
    due = now.getTime() + interval;
    const held = await within(renew(now), { clock, ms: Math.min(left || interval, interval), signal });
    if (held) expiresAt = now.getTime() + leaseMs;
    else if (signal.aborted) return null;
    else if (held === false) return lost('another process has it');
    else if (left <= interval) return lost('it could not be renewed');
  }
  return null;

  /** Null where the store fails. */
  async function renew(now: Date): Promise<boolean | null> {
    try {
      return await leases.renew({ lease, ttlMs: leaseMs, now: toInstant(now) });
    } catch (error) {
      logger?.warn({ lease: name, error: String(error) }, 'a lease was not renewed');
      return null;
    }
  }

  function lost(why: string): LeaseLostError {
    return new LeaseLostError({ message: `the lease ${name} is lost: ${why}`, context: { name } });
  }
}
