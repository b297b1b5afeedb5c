import type { Storage, Stores } from '@adpilot/core';
import {
  aCampaign,
  aCycleLogEntry,
  aCycleRun,
  anActionRecord,
  anAd,
  anAdSet,
  anApprovalRequest,
  anExperiment,
  anInsightRow,
  aPlan,
  aPolicy,
  aTree,
  NOW,
} from '@adpilot/core/testing';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTables, openEmbedded } from '../testing/test-databases.ts';
import { createKyselyStorage, type Database, migrate } from './index.ts';

const ACCOUNT = { accountId: 'act_1' };
const UNDER = { policy: aPolicy() };

describe('the database', () => {
  let db: Kysely<Database>;
  let storage: Storage;
  beforeAll(async () => {
    db = openEmbedded();
    await migrate(db);
    storage = createKyselyStorage(db);
  });
  beforeEach(() => emptyTables(db));
  afterAll(() => db.destroy());

  const corruptions: readonly [
    string,
    (stores: Stores) => Promise<void>,
    RawBuilder<unknown>,
    (stores: Stores) => Promise<unknown>,
  ][] = [
    [
      'meta_plans.plan of row plan-1',
      ({ plans }) => plans.save(aPlan(), UNDER),
      sql`update meta_plans set plan = plan - 'budget'`,
      ({ plans }) => plans.get({ planId: 'plan-1' }),
    ],
    [
      'meta_action_log.action of row decision-1',
      async ({ plans, actions }) => {
        await plans.save(aPlan(), UNDER);
        await actions.plan([anActionRecord()]);
      },
      sql`update meta_action_log set action = jsonb_set(action, '{to}', '"much"')`,
      ({ actions }) => actions.listUnfinished(ACCOUNT),
    ],
    [
      'meta_ab_tests.variants of row experiment-1',
      ({ experiments }) => experiments.save(anExperiment()),
      sql`update meta_ab_tests set variants = '{}'`,
      ({ experiments }) => experiments.listOpen(ACCOUNT),
    ],
    [
      'meta_cycle_runs.stats of row cycle-1',
      ({ cycles }) => cycles.save(aCycleRun()),
      sql`update meta_cycle_runs set stats = '{"decisions": 1, "unheardOf": 2}'`,
      ({ cycles }) => cycles.last(ACCOUNT),
    ],
  ];
  it.each(corruptions)('names what is corrupt: %s', async (place, write, corrupt, read) => {
    await write(storage);
    await corrupt.execute(db);
    const [column = '', row = ''] = place.split(' of row ');
    const [table = '', name = ''] = column.split('.');
    await expect(read(storage)).rejects.toMatchObject({
      code: 'corrupt_data',
      message: expect.stringContaining(place),
      context: { table, column: name, row },
    });
  });

  it('refuses what belongs to something unknown', async () => {
    const { entities, actions, approvals, cycles } = storage;
    const unknown = { code: 'not_found', message: expect.stringContaining('is not present in table') };
    const readAt = { readAt: NOW };
    const orphanAdSet = aTree({ adSets: [anAdSet({ campaignId: 'other' })], ads: [] });
    await expect(entities.save(orphanAdSet, readAt)).rejects.toMatchObject(unknown);
    const orphanAd = aTree({ ads: [anAd({ adSetId: 'other' })] });
    await expect(entities.save(orphanAd, readAt)).rejects.toMatchObject(unknown);
    await expect(actions.plan([anActionRecord()])).rejects.toMatchObject(unknown);
    await expect(approvals.open(anApprovalRequest(), [])).rejects.toMatchObject(unknown);
    await expect(cycles.appendLog(aCycleLogEntry())).rejects.toMatchObject(unknown);
    expect(await entities.tree(ACCOUNT), 'nothing of a refused call is kept').toBeNull();
  });

  it.each([
    ['a negative amount', { dailyBudget: -1 }],
    ['two budgets at once', { dailyBudget: 1, lifetimeBudget: 1 }],
    ['a fraction of a minor unit', { dailyBudget: 0.5 }],
    ['a number that is none', { dailyBudget: Number.NaN }],
  ])('refuses %s', async (_, budget) => {
    const tree = aTree({ campaigns: [aCampaign(budget)] });
    await expect(storage.entities.save(tree, { readAt: NOW })).rejects.toThrow();
  });

  it.each([
    ['negative impressions', { impressions: -1 }],
    ['negative spend', { spend: -1 }],
    ['conversions that are no number', { conversions: Number.NaN }],
    ['a day that the calendar lacks', { day: '2026-02-30' }],
  ])('refuses an insight row with %s', async (_, overrides) => {
    await expect(storage.insights.upsert([anInsightRow(overrides)], ACCOUNT)).rejects.toThrow();
  });

  it('keeps revenue that refunds made negative, and conversions that were attributed in parts', async () => {
    const row = anInsightRow({ revenue: -500, conversions: 1.1 });
    await storage.insights.upsert([row], ACCOUNT);
    const range = { ...ACCOUNT, since: row.day, until: row.day };
    expect(await storage.insights.list(range)).toEqual([row]);
  });

  it('keeps one revision for each change of figures, in whatever order they come', async () => {
    const reading = (hour: number, clicks: number) =>
      anInsightRow({ clicks, knownAt: `2026-01-15T0${hour}:00:00.000Z` });
    await storage.insights.upsert([reading(3, 2), reading(2, 1), reading(1, 1)], ACCOUNT);
    await storage.insights.upsert([reading(4, 2)], ACCOUNT);
    const revisions = await db.selectFrom('meta_ad_insight_revisions').select('ad_id').execute();
    expect(revisions).toHaveLength(1);
  });

  it('refuses states that nobody knows', async () => {
    await storage.cycles.save(aCycleRun());
    await expect(sql`update meta_cycle_runs set status = 'done'`.execute(db)).rejects.toThrow('violates');
    await expect(sql`update meta_cycle_runs set steps_executed = '{x}'`.execute(db)).rejects.toThrow(
      'violates',
    );
  });

  it('refuses the stores of a transaction that is over', async () => {
    const stores = await storage.transaction(async (inner): Promise<Stores> => inner);
    await expect(stores.controls.get(ACCOUNT)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('stays open when the storage is closed', async () => {
    await createKyselyStorage(db).close();
    expect(await storage.entities.tree(ACCOUNT)).toBeNull();
  });
});
