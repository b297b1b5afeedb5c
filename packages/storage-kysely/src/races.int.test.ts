import type { Lease, Storage } from '@adpilot/core';
import { anActionRecord, anInsightRow, aPlan, aPolicy, aTree, NOW } from '@adpilot/core/testing';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { connectTo, countRows, createDatabase, emptyTables } from '../testing/test-databases.ts';
import { createKyselyStorage, type Database, migrate } from './index.ts';

const postgresUrl = inject('postgresUrl');
const ACCOUNT = { accountId: 'act_1' };
const ROUNDS = 20;

/** Lets callers wait for each other until `count` of them have come; later ones pass. */
function createMeeting(count: number): () => Promise<void> {
  let arrived = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    arrived += 1;
    if (arrived >= count) open();
    return opened;
  };
}

describe.skipIf(postgresUrl === null)('two processes on one PostgreSQL server', () => {
  let pools: readonly [Kysely<Database>, Kysely<Database>];
  let one: Storage;
  let two: Storage;

  beforeAll(async () => {
    const url = await createDatabase(postgresUrl ?? '');
    pools = [connectTo(url), connectTo(url)];
    await migrate(pools[0]);
    one = createKyselyStorage(pools[0]);
    two = createKyselyStorage(pools[1]);
  });
  beforeEach(() => emptyTables(pools[0]));
  afterAll(() => Promise.all(pools.map((db) => db.destroy())));

  it('never both get a lease', async () => {
    const tokens: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const leases = await Promise.all(
        [one, two].map((storage, index) =>
          storage.leases.acquire({ name: 'cycle:act_1', holder: `p${index}`, ttlMs: 60_000, now: NOW }),
        ),
      );
      const [lease, ...more] = leases.filter((given) => given !== null);
      expect(more).toEqual([]);
      tokens.push(lease?.token ?? Number.NaN);
      for (const storage of [one, two]) if (lease) await storage.leases.release({ lease });
    }
    expect(tokens).toEqual(tokens.toSorted((a, b) => a - b));
    expect(new Set(tokens).size).toBe(ROUNDS);
  });

  it('never both begin an action', async () => {
    await one.plans.save(aPlan(), { policy: aPolicy() });
    const ids = Array.from({ length: ROUNDS }, (_, index) => `decision-${index}`);
    await one.actions.plan(ids.map((decisionId) => anActionRecord({ decisionId })));
    for (const decisionId of ids) {
      const begun = await Promise.all(
        [one, two].map((storage) =>
          storage.actions.transition({
            decisionId,
            from: ['planned'],
            to: 'executing',
            detail: null,
            at: NOW,
          }),
        ),
      );
      expect(begun.toSorted()).toEqual([false, true]);
    }
  });

  it('never both plan a decision', async () => {
    await one.plans.save(aPlan(), { policy: aPolicy() });
    const ids = Array.from({ length: ROUNDS }, (_, index) => `decision-${index}`);
    for (const decisionId of ids) {
      const outcomes = await Promise.allSettled(
        [one, two].map((storage) => storage.actions.plan([anActionRecord({ decisionId })])),
      );
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused.map(({ reason }) => reason)).toEqual([expect.objectContaining({ code: 'conflict' })]);
    }
    expect(await one.actions.listUnfinished(ACCOUNT)).toHaveLength(ROUNDS);
  });

  it('lose no revision where both replace the same figures', async () => {
    const readings = Array.from({ length: ROUNDS }, (_, index) =>
      anInsightRow({ clicks: index, knownAt: `2026-01-15T12:${String(index).padStart(2, '0')}:00.000Z` }),
    );
    await Promise.all(
      readings.map((reading, index) => (index % 2 === 0 ? one : two).insights.upsert([reading], ACCOUNT)),
    );
    const range = { ...ACCOUNT, since: '2026-01-14', until: '2026-01-14' };
    for (const reading of readings) {
      const known = await one.insights.listAsOf({ ...range, asOf: reading.knownAt });
      expect(known).toEqual([reading]);
    }
  });

  it('both succeed where a deadlock ended the transaction of one', async () => {
    const [first, second] = await Promise.all(
      ['a', 'b'].map((name) => one.leases.acquire({ name, holder: 'x', ttlMs: 1000, now: NOW })),
    );
    if (!first || !second) throw new Error('both leases are free');
    const meet = createMeeting(2);
    let attempts = 0;
    const renewInTurn = (storage: Storage, leases: readonly Lease[]) =>
      storage.transaction(async (stores) => {
        attempts += 1;
        for (const lease of leases) {
          await stores.leases.renew({ lease, ttlMs: 1000, now: NOW });
          await meet();
        }
      });
    await Promise.all([renewInTurn(one, [first, second]), renewInTurn(two, [second, first])]);
    expect(attempts).toBe(3);
  });

  it('leave nothing behind where a transaction fails', async () => {
    const attempt = one.transaction(async (stores) => {
      await stores.entities.save(aTree(), { readAt: NOW });
      await stores.insights.upsert([anInsightRow()], ACCOUNT);
      await stores.plans.save(aPlan(), { policy: aPolicy() });
      await stores.actions.plan([anActionRecord()]);
      throw new Error('in the middle');
    });
    await expect(attempt).rejects.toThrow('in the middle');
    expect(await countRows(pools[0])).toBe(0);
  });
});
