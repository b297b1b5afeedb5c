import { type Instant, instantMs, type Lease, type LeaseStore, toInstant } from '@adpilot/core';

/** Leases in memory. `held` is what an onlooker sees of them. */
export function createLeaseStore(): LeaseStore & { held(now: Instant): readonly string[] } {
  const leases = new Map<string, Lease>();
  let token = 0;
  const expiry = (now: Instant, ttlMs: number): Instant => toInstant(instantMs(now) + ttlMs);
  const isHeld = ({ name, token: own }: Lease): boolean => leases.get(name)?.token === own;
  return {
    acquire: async ({ name, holder, ttlMs, now }) => {
      const present = leases.get(name);
      if (present && present.expiresAt > now) return null;
      token += 1;
      const lease = { name, holder, token, expiresAt: expiry(now, ttlMs) };
      leases.set(name, lease);
      return lease;
    },
    renew: async ({ lease, ttlMs, now }) => {
      const held = leases.get(lease.name);
      if (!held || !isHeld(lease)) return false;
      const [, expiresAt = held.expiresAt] = [held.expiresAt, expiry(now, ttlMs)].sort();
      leases.set(lease.name, { ...lease, expiresAt });
      return true;
    },
    release: async ({ lease }) => {
      if (isHeld(lease)) leases.delete(lease.name);
    },
    held: (now) => [...leases.values()].filter(({ expiresAt }) => expiresAt > now).map(({ name }) => name),
  };
}
