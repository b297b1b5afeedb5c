import assert from 'node:assert/strict';
import {
  addHours,
  type Instant,
  instantMs,
  type Lease,
  type LeaseStore,
  toInstant,
} from '../../src/index.ts';
import { NOW } from '../builders/now.ts';
import type { StorageCheck } from './storage-check.ts';

const MINUTE = 60_000;
const EXPIRY = toInstant(instantMs(NOW) + MINUTE);
const BEFORE_EXPIRY = toInstant(instantMs(EXPIRY) - 1);

function acquire(leases: LeaseStore, holder: string, now: Instant = NOW): Promise<Lease | null> {
  return leases.acquire({ name: 'cycle:act_1', holder, ttlMs: MINUTE, now });
}

async function acquired(leases: LeaseStore, holder: string, now: Instant = NOW): Promise<Lease> {
  const lease = await acquire(leases, holder, now);
  assert.ok(lease, `${holder} gets the lease`);
  return lease;
}

/** The clauses of `LeaseStore`. */
export const leaseChecks: readonly StorageCheck[] = [
  {
    id: 'LE-1',
    title: 'a lease goes to one holder until it expires',
    check: async ({ leases }) => {
      const { token, ...lease } = await acquired(leases, 'ann');
      assert.ok(Number.isSafeInteger(token));
      assert.deepEqual(lease, { name: 'cycle:act_1', holder: 'ann', expiresAt: EXPIRY });
      assert.equal(await acquire(leases, 'ben'), null);
      assert.equal(await acquire(leases, 'ann', BEFORE_EXPIRY), null);
      assert.equal((await acquired(leases, 'ben', EXPIRY)).holder, 'ben');
    },
  },
  {
    id: 'LE-1',
    title: 'leases of different names do not meet',
    check: async ({ leases }) => {
      await acquired(leases, 'ann');
      const other = { name: 'cycle:act_2', holder: 'ben', ttlMs: MINUTE, now: NOW };
      assert.equal((await leases.acquire(other))?.holder, 'ben');
    },
  },
  {
    id: 'LE-2',
    title: 'of two that acquire at once exactly one gets it',
    check: async ({ leases }) => {
      for (const now of [NOW, EXPIRY]) {
        const answers = await Promise.all([acquire(leases, 'ann', now), acquire(leases, 'ben', now)]);
        assert.equal(answers.filter((lease) => lease !== null).length, 1);
      }
    },
  },
  {
    id: 'LE-3',
    title: 'every acquisition has a larger token than any before it',
    check: async ({ leases }) => {
      const first = await acquired(leases, 'ann');
      const second = await acquired(leases, 'ben', EXPIRY);
      await leases.release({ lease: second });
      const third = await acquired(leases, 'ann', EXPIRY);
      assert.ok(first.token < second.token && second.token < third.token);
    },
  },
  {
    id: 'LE-4',
    title: 'its holder extends a lease, even late, until another one took it over',
    check: async ({ leases }) => {
      const lease = await acquired(leases, 'ann');
      assert.equal(await leases.renew({ lease, ttlMs: MINUTE, now: BEFORE_EXPIRY }), true);
      assert.equal(await acquire(leases, 'ben', EXPIRY), null);
      const late = addHours(NOW, 1);
      assert.equal(await leases.renew({ lease, ttlMs: MINUTE, now: late }), true);
      assert.equal(await acquire(leases, 'ben', late), null);
      await acquired(leases, 'ann', addHours(NOW, 2));
      assert.equal(await leases.renew({ lease, ttlMs: MINUTE, now: addHours(NOW, 2) }), false);
    },
  },
  {
    id: 'LE-4',
    title: 'a renewal that arrives after a later one takes nothing back',
    check: async ({ leases }) => {
      const lease = await acquired(leases, 'ann');
      const late = addHours(NOW, 1);
      assert.equal(await leases.renew({ lease, ttlMs: MINUTE, now: late }), true);
      assert.equal(await leases.renew({ lease, ttlMs: MINUTE, now: BEFORE_EXPIRY }), true);
      assert.equal(await acquire(leases, 'ben', late), null);
    },
  },
  {
    id: 'LE-5',
    title: 'a released lease is free at once, and cannot be renewed',
    check: async ({ leases }) => {
      const lease = await acquired(leases, 'ann');
      await leases.release({ lease });
      await leases.release({ lease });
      assert.equal(await leases.renew({ lease, ttlMs: MINUTE, now: NOW }), false);
      assert.equal((await acquired(leases, 'ben')).holder, 'ben');
    },
  },
  {
    id: 'LE-5',
    title: 'releasing a lease that was taken over leaves it with its new holder',
    check: async ({ leases }) => {
      const lost = await acquired(leases, 'ann');
      const taken = await acquired(leases, 'ann', EXPIRY);
      await leases.release({ lease: lost });
      assert.equal(await acquire(leases, 'ben', EXPIRY), null);
      assert.equal(await leases.renew({ lease: taken, ttlMs: MINUTE, now: EXPIRY }), true);
    },
  },
];
