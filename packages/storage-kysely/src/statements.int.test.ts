import { addDays, type EntityTree, type InsightRow, type Stores } from '@adpilot/core';
import {
  aCampaign,
  aCreative,
  anActionRecord,
  anAd,
  anAdSet,
  anInsightRow,
  aPlan,
  aPolicy,
  aTree,
  NOW,
} from '@adpilot/core/testing';
import { CompiledQuery, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectTo, createDatabase } from '../testing/test-databases.ts';
import { createKyselyStorage, type Database, migrate } from './index.ts';

const postgresUrl = inject('postgresUrl');
const DAYS = 3;
const ACCOUNT = { accountId: 'act_1' };
const RANGE = { ...ACCOUNT, since: '2026-01-01', until: '2026-01-31' };

const numbered = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function treeOf(ads: number): EntityTree {
  return aTree({
    campaigns: numbered(ads, (index) => aCampaign({ id: `campaign-${index}` })),
    adSets: numbered(ads, (index) => anAdSet({ id: `ad-set-${index}`, campaignId: `campaign-${index}` })),
    ads: numbered(ads, (index) =>
      anAd({ id: `ad-${index}`, adSetId: `ad-set-${index}`, campaignId: `campaign-${index}` }),
    ),
    creatives: numbered(ads, (index) => aCreative({ id: `creative-${index}` })),
  });
}

function rowsOf(ads: number, overrides: Partial<InsightRow> = {}): readonly InsightRow[] {
  return numbered(ads * DAYS, (index) =>
    anInsightRow({
      adId: `ad-${Math.floor(index / DAYS)}`,
      day: addDays('2026-01-01', index % DAYS),
      ...overrides,
    }),
  );
}

describe.skipIf(postgresUrl === null)('the statements of the stores', () => {
  let db: Kysely<Database>;
  let queries: CompiledQuery[] = [];
  beforeAll(async () => {
    const log = ({ query }: { readonly query: CompiledQuery }): void => void queries.push(query);
    db = connectTo(await createDatabase(postgresUrl ?? ''), { log });
    await migrate(db);
    const { plans, actions } = createKyselyStorage(db);
    await plans.save(aPlan(), { policy: aPolicy() });
    await actions.plan(
      numbered(2000, (index) =>
        anActionRecord({ decisionId: `${index}`, state: index % 100 === 0 ? 'planned' : 'succeeded' }),
      ),
    );
    await db.executeQuery(CompiledQuery.raw('analyze meta_action_log'));
  });
  afterAll(() => db.destroy());

  async function statementsOf(work: (stores: Stores) => Promise<unknown>): Promise<readonly CompiledQuery[]> {
    queries = [];
    await work(createKyselyStorage(db));
    return queries;
  }

  // Those of a transaction include its beginning and its end.
  const calls: readonly [string, number, (ads: number, stores: Stores) => Promise<unknown>][] = [
    ['saving the tree', 7, (ads, { entities }) => entities.save(treeOf(ads), { readAt: NOW })],
    ['reading the tree', 7, (_, { entities }) => entities.tree(ACCOUNT)],
    ['listing budgets', 1, (_, { entities }) => entities.budgets(ACCOUNT)],
    ['saving insights', 4, (ads, { insights }) => insights.upsert(rowsOf(ads), ACCOUNT)],
    [
      'replacing insights',
      4,
      (ads, { insights }) =>
        insights.upsert(rowsOf(ads, { clicks: 7, knownAt: '2026-01-15T13:00:00.000Z' }), ACCOUNT),
    ],
    ['listing insights', 1, (_, { insights }) => insights.list(RANGE)],
    ['listing insights as of an instant', 1, (_, { insights }) => insights.listAsOf({ ...RANGE, asOf: NOW })],
    [
      'summing conversions as of many instants',
      1,
      (ads, { insights }) =>
        insights.conversionsAsOf({
          ...ACCOUNT,
          moments: numbered(ads, (index) => ({ day: addDays('2026-01-01', index % DAYS), asOf: NOW })),
        }),
    ],
    [
      'planning actions',
      2,
      async (ads, { plans, actions }) => {
        const planId = `plan-of-${ads}`;
        await plans.save(aPlan({ id: planId }), { policy: aPolicy() });
        await actions.plan(
          numbered(ads, (index) => anActionRecord({ decisionId: `${planId}-${index}`, planId })),
        );
      },
    ],
  ];
  it.each(calls)('%s takes %i, for 10 ads as for 1 000', async (_, count, call) => {
    expect(await statementsOf((stores) => call(10, stores))).toHaveLength(count);
    expect(await statementsOf((stores) => call(1000, stores))).toHaveLength(count);
  });

  const hotReads: readonly [string, (stores: Stores) => Promise<unknown>][] = [
    ['meta_ad_insights_pkey', ({ insights }) => insights.list(RANGE)],
    [
      'meta_ad_insight_revisions_pkey',
      ({ insights }) => insights.listAsOf({ ...RANGE, since: '2026-01-31', asOf: NOW }),
    ],
    ['meta_insight_reads_pkey', ({ insights }) => insights.lastRead({ ...ACCOUNT, day: '2026-01-14' })],
    [
      'meta_intraday_points_pkey',
      ({ intraday }) => intraday.list({ ...ACCOUNT, level: 'account', since: NOW }),
    ],
    ['meta_intraday_points_pkey', ({ intraday }) => intraday.forget({ ...ACCOUNT, before: NOW })],
    ['meta_ab_tests_open', ({ experiments }) => experiments.listOpen(ACCOUNT)],
    ['meta_action_log_plan', ({ actions }) => actions.listByPlan({ planId: 'plan-1' })],
    ['meta_action_log_unfinished', ({ actions }) => actions.listUnfinished(ACCOUNT)],
    ['meta_action_log_since', ({ actions }) => actions.listSince({ ...ACCOUNT, since: NOW })],
    ['meta_approvals_expiry', ({ approvals }) => approvals.listOpen({ ...ACCOUNT, now: NOW })],
    ['meta_approvals_since', ({ approvals }) => approvals.listAsked({ ...ACCOUNT, since: NOW })],
    ['meta_budget_changes_since', ({ budgetChanges }) => budgetChanges.list({ ...ACCOUNT, since: NOW })],
    ['meta_cycle_runs_history', ({ cycles }) => cycles.history({ ...ACCOUNT, limit: 50, before: 'x' })],
    ['meta_cycle_action_logs_pkey', ({ cycles }) => cycles.log({ cycleId: 'cycle-1' })],
  ];
  it.each(hotReads)('a read uses its index %s', async (index, read) => {
    const [query] = await statementsOf(read);
    // Tables this small are read faster as a whole; what is asked is whether the index can serve.
    const plan = await db.connection().execute(async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('set enable_seqscan = off'));
      const explain = CompiledQuery.raw(`explain ${query?.sql}`, [...(query?.parameters ?? [])]);
      const { rows } = await connection.executeQuery<Readonly<Record<string, string>>>(explain);
      await connection.executeQuery(CompiledQuery.raw('reset enable_seqscan'));
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain(index);
  });
});
