import { ConflictError, type Lease, LeaseLostError, toInstant } from '@adpilot/core';
import type { EngineContext } from '../context.ts';

/** Longer than any single call to the platform may take, retries included. */
const TTL_MS = 10 * 60_000;

/** The right to be the only one at work on an account. */
export interface AccountLease {
  /** @throws LeaseLostError where another process took over: nothing more must be written */
  renew(): Promise<void>;
}

/**
 * Runs `work` as the only one on the account.
 *
 * @throws ConflictError where another run is at work
 */
export async function withAccountLease<T>(
  { storage, clock }: Pick<EngineContext, 'storage' | 'clock'>,
  { accountId, holder }: { readonly accountId: string; readonly holder: string },
  work: (lease: AccountLease) => Promise<T>,
): Promise<T> {
  const name = `account:${accountId}`;
  const now = () => toInstant(clock.now());
  const lease = await storage.leases.acquire({ name, holder, ttlMs: TTL_MS, now: now() });
  if (!lease) {
    throw new ConflictError({ message: `another run is at work on ${accountId}`, context: { accountId } });
  }
  try {
    return await work({ renew: () => renew(lease, now()) });
  } finally {
    await storage.leases.release({ lease });
  }

  async function renew(held: Lease, at: string): Promise<void> {
    if (await storage.leases.renew({ lease: held, ttlMs: TTL_MS, now: at })) return;
    throw new LeaseLostError({
      message: `another run took over ${accountId}`,
      context: { accountId, holder },
    });
  }
}
