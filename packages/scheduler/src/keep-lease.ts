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

/** Of a lease's time one third passes between renewals, so that a store may fail twice. */
const RENEWALS = 3;

/** What keeping a lease takes. */
export type LeaseKeeping = {
  readonly leases: LeaseStore;
  readonly clock: Clock;
  readonly leaseMs: number;
  readonly logger: Logger | undefined;
};

/**
 * Renews a lease until the signal is aborted.
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
  const interval = leaseMs / RENEWALS;
  let expiresAt = instantMs(lease.expiresAt);
  const remaining = (): number => Math.max(0, expiresAt - clock.now().getTime());
  while (await passes(clock, Math.min(interval, remaining()), signal)) {
    const now = clock.now();
    const held = await within(renew(now), { clock, ms: Math.max(interval, remaining()), signal });
    if (held) expiresAt = now.getTime() + leaseMs;
    else if (signal.aborted) return null;
    else if (held === false) return lost('another process has it');
    else if (remaining() === 0) return lost('it could not be renewed');
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
