import assert from 'node:assert/strict';
import type { InsightRead, InsightRow, InsightStore } from '../../src/index.ts';
import { anInsightRow } from '../builders/an-insight-row.ts';
import type { StorageCheck } from './storage-check.ts';

const OWNER = { accountId: 'act_1' };
const JANUARY = { ...OWNER, since: '2026-01-01', until: '2026-01-31' };
const [FIRST, SECOND, THIRD, FOURTH] = [
  '2026-01-15T01:00:00.000Z',
  '2026-01-15T02:00:00.000Z',
  '2026-01-15T03:00:00.000Z',
  '2026-01-15T04:00:00.000Z',
] as const;

/** The row as it was read at a time, with the clicks of that reading. */
const reading = (knownAt: string, clicks: number): InsightRow => anInsightRow({ knownAt, clicks });

/** A row of an ad as it was read at a time, with the conversions of that reading. */
const converted = (knownAt: string, adId: string, conversions: number | null): InsightRow =>
  anInsightRow({ knownAt, adId, conversions });

const read = (overrides: Partial<InsightRead>): InsightRead => ({
  ...JANUARY,
  readAt: FIRST,
  complete: true,
  ...overrides,
});

async function knownClicks(insights: InsightStore, asOf: string): Promise<readonly (number | null)[]> {
  const rows = await insights.listAsOf({ ...JANUARY, asOf });
  for (const { knownAt } of rows) assert.ok(knownAt <= asOf, `${knownAt} was not known at ${asOf}`);
  return rows.map(({ clicks }) => clicks);
}

/** The clauses of `InsightStore`. */
export const insightChecks: readonly StorageCheck[] = [
  {
    id: 'IS-1',
    title: 'an ad has one current row a day',
    check: async ({ insights }) => {
      const rows = [anInsightRow(), anInsightRow({ day: '2026-01-13' }), anInsightRow({ adId: 'ad-2' })];
      await insights.upsert(rows, OWNER);
      await insights.upsert(rows, OWNER);
      assert.equal((await insights.list(JANUARY)).length, 3);
    },
  },
  {
    id: 'IS-1',
    title: 'the rows of two accounts are kept apart',
    check: async ({ insights }) => {
      await insights.upsert([reading(FIRST, 1)], OWNER);
      await insights.upsert([reading(SECOND, 2)], { accountId: 'act_2' });
      assert.deepEqual(await insights.list(JANUARY), [reading(FIRST, 1)]);
      assert.deepEqual(await insights.list({ ...JANUARY, accountId: 'act_2' }), [reading(SECOND, 2)]);
    },
  },
  {
    id: 'IS-2',
    title: 'a later reading with another figure replaces the row and leaves the earlier one as a revision',
    check: async ({ insights }) => {
      await insights.upsert([reading(FIRST, 1)], OWNER);
      await insights.upsert([reading(THIRD, 3)], OWNER);
      assert.deepEqual(await insights.list(JANUARY), [reading(THIRD, 3)]);
      assert.deepEqual(await insights.listAsOf({ ...JANUARY, asOf: SECOND }), [reading(FIRST, 1)]);
    },
  },
  {
    id: 'IS-2',
    title: 'a figure that becomes unknown is another figure',
    check: async ({ insights }) => {
      await insights.upsert([anInsightRow({ knownAt: FIRST, revenue: 100 })], OWNER);
      await insights.upsert([anInsightRow({ knownAt: SECOND, revenue: null })], OWNER);
      assert.equal((await insights.list(JANUARY))[0]?.revenue, null);
      assert.equal((await insights.listAsOf({ ...JANUARY, asOf: FIRST }))[0]?.revenue, 100);
    },
  },
  {
    id: 'IS-3',
    title: 'a later reading with the same figures only moves the time at which they were known',
    check: async ({ insights }) => {
      await insights.upsert([reading(FIRST, 1)], OWNER);
      await insights.upsert([reading(THIRD, 1)], OWNER);
      assert.deepEqual(await insights.list(JANUARY), [reading(THIRD, 1)]);
      assert.deepEqual(await knownClicks(insights, SECOND), [1], 'they were known in between as well');
    },
  },
  {
    id: 'IS-4',
    title: 'an earlier reading never replaces a later one',
    check: async ({ insights }) => {
      await insights.upsert([reading(SECOND, 2)], OWNER);
      await insights.upsert([reading(FIRST, 1)], OWNER);
      assert.deepEqual(await insights.list(JANUARY), [reading(SECOND, 2)]);
    },
  },
  {
    id: 'IS-4',
    title: 'readings of one row in one call count in the order of their times',
    check: async ({ insights }) => {
      await insights.upsert([reading(THIRD, 3), reading(FIRST, 1), reading(SECOND, 2)], OWNER);
      assert.deepEqual(await insights.list(JANUARY), [reading(THIRD, 3)]);
      for (const [at, clicks] of [[FIRST, 1] as const, [SECOND, 2] as const, [THIRD, 3] as const]) {
        assert.deepEqual(await knownClicks(insights, at), [clicks]);
      }
    },
  },
  {
    id: 'IS-5',
    title: 'rows are listed by day and ad, from the first to the last day',
    check: async ({ insights }) => {
      const at = (day: string, adId: string) => anInsightRow({ day, adId, knownAt: FIRST });
      const rows = [at('2026-01-03', 'ad'), at('2026-01-02', 'ad'), at('2026-01-02', 'AD')];
      await insights.upsert([...rows, at('2026-01-01', 'ad'), at('2026-01-04', 'ad')], OWNER);
      const range = { ...OWNER, since: '2026-01-02', until: '2026-01-03' };
      assert.deepEqual(await insights.list(range), rows.toReversed());
      assert.deepEqual(await insights.listAsOf({ ...range, asOf: FIRST }), rows.toReversed());
    },
  },
  {
    id: 'IS-5',
    title: 'what was known at an instant can be read for every instant',
    check: async ({ insights }) => {
      for (const [at, clicks] of [[FIRST, 1] as const, [SECOND, 2] as const, [FOURTH, 2] as const]) {
        await insights.upsert([reading(at, clicks)], OWNER);
      }
      assert.deepEqual(await knownClicks(insights, '2026-01-15T00:59:59.999Z'), []);
      assert.deepEqual(await knownClicks(insights, FIRST), [1]);
      assert.deepEqual(await knownClicks(insights, '2026-01-15T01:59:59.999Z'), [1]);
      assert.deepEqual(await knownClicks(insights, SECOND), [2]);
      assert.deepEqual(await knownClicks(insights, THIRD), [2]);
      assert.deepEqual(await insights.listAsOf({ ...JANUARY, asOf: FOURTH }), [reading(FOURTH, 2)]);
    },
  },
  {
    id: 'IS-5',
    title: 'what was known at an instant does not depend on the order in which readings arrive',
    check: async ({ insights }) => {
      for (const [at, clicks] of [[THIRD, 3] as const, [FIRST, 1] as const, [SECOND, 2] as const]) {
        await insights.upsert([reading(at, clicks)], OWNER);
      }
      for (const [at, clicks] of [[FIRST, 1] as const, [SECOND, 2] as const, [THIRD, 3] as const]) {
        assert.deepEqual(await knownClicks(insights, at), [clicks]);
      }
    },
  },
  {
    id: 'IS-6',
    title: 'rows of ads and accounts that are not known are kept, every figure as it was',
    check: async ({ insights }) => {
      const known = anInsightRow({
        adId: 'deleted',
        spend: Number.MAX_SAFE_INTEGER,
        videoViews3s: 5,
        videoViews25: 4,
        videoViews50: 3,
        videoViews75: 2,
        videoViews100: 1,
        engagements: 0,
      });
      const unknown = anInsightRow({
        adId: 'other',
        reach: null,
        clicks: null,
        linkClicks: null,
        conversions: null,
        revenue: null,
        attributionSetting: null,
      });
      await insights.upsert([known, unknown], OWNER);
      assert.deepEqual(await insights.list(JANUARY), [known, unknown]);
    },
  },
  {
    id: 'IS-7',
    title: 'the last reading is the newest one that covers the day',
    check: async ({ insights }) => {
      const newest = read({ since: '2026-01-14', until: '2026-01-15', readAt: SECOND, complete: false });
      await insights.recordRead(newest);
      await insights.recordRead(read({}));
      await insights.recordRead(read({ accountId: 'act_2', readAt: THIRD }));
      assert.deepEqual(await insights.lastRead({ ...OWNER, day: '2026-01-15' }), newest);
      assert.deepEqual(await insights.lastRead({ ...OWNER, day: '2026-01-13' }), read({}));
      assert.equal(await insights.lastRead({ ...OWNER, day: '2026-02-01' }), null);
    },
  },
  {
    id: 'IS-7',
    title: 'recording a reading again replaces what was said of it',
    check: async ({ insights }) => {
      await insights.recordRead(read({ complete: false }));
      await insights.recordRead(read({ complete: true }));
      assert.deepEqual(await insights.lastRead({ ...OWNER, day: '2026-01-15' }), read({ complete: true }));
    },
  },
  {
    id: 'IS-8',
    title: 'the conversions of a day are those of all ads, as they were known at each moment',
    check: async ({ insights }) => {
      await insights.upsert([converted(FIRST, 'ad-1', 1), converted(FIRST, 'ad-2', 10)], OWNER);
      await insights.upsert([converted(THIRD, 'ad-1', 3), converted(THIRD, 'ad-3', 100)], OWNER);
      await insights.upsert([converted(SECOND, 'other', 9)], { accountId: 'act_2' });
      for (const readAt of [FIRST, SECOND, THIRD]) await insights.recordRead(read({ readAt }));
      const moments = [SECOND, FOURTH, FIRST].map((asOf) => ({ day: '2026-01-14', asOf }));
      assert.deepEqual(await insights.conversionsAsOf({ ...OWNER, moments }), [
        { day: '2026-01-14', knownAt: FIRST, conversions: 11 },
        { day: '2026-01-14', knownAt: SECOND, conversions: 11 },
        { day: '2026-01-14', knownAt: THIRD, conversions: 113 },
      ]);
    },
  },
  {
    id: 'IS-8',
    title:
      'a day that was not read to its end before a moment is left out, and one without rows has no conversions',
    check: async ({ insights }) => {
      await insights.upsert([converted(FIRST, 'ad-1', 1)], OWNER);
      await insights.recordRead(read({ readAt: FIRST, complete: false }));
      await insights.recordRead(read({ readAt: SECOND, since: '2026-01-15' }));
      await insights.recordRead(read({ readAt: SECOND, accountId: 'act_2' }));
      await insights.recordRead(read({ readAt: THIRD, until: '2026-01-14' }));
      const moments = ['2026-01-15', '2026-01-14', '2026-01-13'].flatMap((day) =>
        [SECOND, FOURTH].map((asOf) => ({ day, asOf })),
      );
      assert.deepEqual(await insights.conversionsAsOf({ ...OWNER, moments }), [
        { day: '2026-01-13', knownAt: THIRD, conversions: 0 },
        { day: '2026-01-14', knownAt: THIRD, conversions: 1 },
        { day: '2026-01-15', knownAt: SECOND, conversions: 0 },
        { day: '2026-01-15', knownAt: SECOND, conversions: 0 },
      ]);
      assert.deepEqual(await insights.conversionsAsOf({ ...OWNER, moments: [] }), []);
    },
  },
  {
    id: 'IS-8',
    title: 'conversions are unknown where those of an ad that was delivered are, and only there',
    check: async ({ insights }) => {
      const idle = (knownAt: string, adId: string) =>
        anInsightRow({ knownAt, adId, impressions: 0, spend: 0, conversions: null });
      await insights.upsert([converted(FIRST, 'ad-1', 2), idle(FIRST, 'ad-2')], OWNER);
      await insights.upsert([converted(SECOND, 'ad-2', null)], OWNER);
      await insights.upsert([idle(THIRD, 'ad-1'), converted(THIRD, 'ad-2', 5)], OWNER);
      for (const readAt of [FIRST, SECOND, THIRD]) await insights.recordRead(read({ readAt }));
      const moments = [FIRST, SECOND, THIRD].map((asOf) => ({ day: '2026-01-14', asOf }));
      assert.deepEqual(await insights.conversionsAsOf({ ...OWNER, moments }), [
        { day: '2026-01-14', knownAt: FIRST, conversions: 2 },
        { day: '2026-01-14', knownAt: SECOND, conversions: null },
        { day: '2026-01-14', knownAt: THIRD, conversions: 5 },
      ]);
    },
  },
];
