import { type Instant, instantMs, type Lease, type LeaseStore, toInstant } from '@adpilot/core';
import type { GivenLease } from '../given-lease.ts';
import { type Table, valuesWhere } from '../table.ts';
import type { UseTables } from '../use-tables.ts';

/** Leases in memory. */
export function createLeaseStore(use: UseTables): LeaseStore {
  return {
    acquire: ({ name, holder, ttlMs, now }) =>
      use(({ leases }) => {
        const given = leases.get(name);
        if (given !== undefined && !given.released && given.lease.expiresAt > now) return null;
        const lease = { name, holder, token: nextToken(leases), expiresAt: expiry(now, ttlMs) };
        leases.set(name, { lease, released: false });
        return lease;
      }),
    renew: ({ lease, ttlMs, now }) =>
      use(({ leases }) => {
        const held = leases.get(lease.name);
        if (held === undefined || !isHeld(leases, lease)) return false;
        const expiresAt = later(held.lease.expiresAt, expiry(now, ttlMs));
        leases.set(lease.name, { lease: { ...lease, expiresAt }, released: false });
        return true;
      }),
    release: ({ lease }) =>
      use(({ leases }) => {
        if (isHeld(leases, lease)) leases.set(lease.name, { lease: { ...lease }, released: true });
      }),
  };
}

function isHeld(leases: Table<GivenLease>, { name, token }: Lease): boolean {
  const given = leases.get(name);
  return given !== undefined && !given.released && given.lease.token === token;
}

function nextToken(leases: Table<GivenLease>): number {
  return 1 + Math.max(0, ...valuesWhere(leases, () => true).map(({ lease }) => lease.token));
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function expiry(now: Instant, ttlMs: number): Instant {
  return toInstant(instantMs(now) + ttlMs);
}
