import { addDays, addHours, type InsightRow, startOfDay } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { type GraphObject, openSimulator } from '../../testing/open-simulator.ts';
import type { ImportedInsights } from '../insights-file/imported-insights.ts';
import { importInsights } from './import-insights.ts';

const ZONE = 'America/Sao_Paulo';
const SINCE = '2026-05-01';
const DAYS = 20;
const UNTIL = addDays(SINCE, DAYS - 1);

function aRow(adId: string, day: string, figures: Partial<InsightRow> = {}): InsightRow {
  return {
    adId,
    adSetId: 'set',
    campaignId: 'campaign',
    day,
    impressions: 10_000,
    reach: null,
    clicks: null,
    linkClicks: 200,
    spend: 100_00,
    conversions: 10,
    revenue: 400_00,
    videoViews3s: null,
    videoViews25: null,
    videoViews50: null,
    videoViews75: null,
    videoViews100: null,
    engagements: null,
    attributionSetting: null,
    knownAt: addHours(startOfDay(addDays(day, 1), ZONE), 6),
    ...figures,
  };
}

/** `long` delivers all the time; `new` for three days with better figures; `old` has stopped a week before the end. */
function anExport(rowOf = aRow): ImportedInsights {
  const rows = Array.from({ length: DAYS }, (_, at) => addDays(SINCE, at)).flatMap((day) => [
    rowOf('long', day),
    ...(day > addDays(UNTIL, -3)
      ? [rowOf('new', day, { impressions: 100, linkClicks: 10, spend: 1_00, conversions: 1, revenue: 50_00 })]
      : []),
    ...(day < addDays(UNTIL, -6) ? [rowOf('old', day)] : []),
  ]);
  return {
    currency: 'BRL',
    timeZone: ZONE,
    since: SINCE,
    until: UNTIL,
    completeAt: addHours(startOfDay(addDays(UNTIL, 1), ZONE), 6),
    lastButOne: addDays(UNTIL, -1),
    keptSince: SINCE,
    eventFound: true,
    overlaps: 0,
    malformedCount: 0,
    campaigns: [{ id: 'campaign', name: 'Campaign', inferred: false }],
    adSets: [
      {
        id: 'set',
        campaignId: 'campaign',
        name: 'Set',
        inferred: false,
        dailyBudget: 150_00,
        budgetInferred: true,
      },
      {
        id: 'idle',
        campaignId: 'campaign',
        name: 'Idle',
        inferred: false,
        dailyBudget: 10,
        budgetInferred: true,
      },
    ],
    ads: ['long', 'new', 'old'].map((id) => ({
      id,
      adSetId: 'set',
      campaignId: 'campaign',
      name: id,
      inferred: false,
    })),
    rows,
    totals: {
      rows: rows.length,
      ads: 3,
      campaigns: 1,
      impressions: 0,
      clicks: null,
      linkClicks: 0,
      spend: 0,
      conversions: 0,
      revenue: 0,
    },
    malformed: [],
  };
}

function importedAt(now: string, insights = anExport()) {
  return openSimulator({ world: importInsights(insights), now });
}

const MORNING_AFTER = addHours(startOfDay(addDays(UNTIL, 1), ZONE), 6);

async function readRows(
  { get, simulator }: ReturnType<typeof importedAt>,
  since: string,
  until: string,
): Promise<readonly GraphObject[]> {
  const { body } = await get(`${simulator.accountId}/insights`, {
    level: 'ad',
    time_increment: '1',
    time_range: JSON.stringify({ since, until }),
    fields: 'ad_id,impressions,reach,inline_link_clicks,spend,actions,action_values',
    limit: '1000',
  });
  return body.data;
}

describe('an imported export', () => {
  it('is shown as it is, and what it does not know is null', async () => {
    const rows = await readRows(importedAt(MORNING_AFTER), SINCE, UNTIL);
    expect(rows).toHaveLength(anExport().rows.length);
    expect(rows[0]).toMatchObject({
      ad_id: 'long',
      impressions: '10000',
      inline_link_clicks: '200',
      spend: '100.00',
    });
    expect(rows[0]).toMatchObject({ reach: null });
    const purchases = rows[0]?.actions?.find((entry) => entry.action_type === 'omni_purchase');
    expect(purchases?.value).toBe('10');
  });

  it('is known from six in the morning after each day', async () => {
    const account = importedAt(addHours(MORNING_AFTER, -1));
    const newest = async () => (await readRows(account, SINCE, UNTIL)).at(-1)?.['date_start'];
    expect(await newest()).toBe(addDays(UNTIL, -1));
    account.clock.advance(3_600_000);
    expect(await newest()).toBe(UNTIL);
  });

  it('can be replayed from its first day, and nothing is delivered beside it', async () => {
    const account = importedAt(addHours(startOfDay(addDays(SINCE, 3), ZONE), 12));
    const rows = await readRows(account, SINCE, UNTIL);
    expect(rows.map((row) => row['date_start']).at(-1)).toBe(addDays(SINCE, 2));
    const { spendByDay } = account.simulator.truth().adSets[0] ?? {};
    expect(spendByDay).toEqual({ [SINCE]: 200_00, [addDays(SINCE, 1)]: 200_00, [addDays(SINCE, 2)]: 200_00 });
  });

  it('begins with the first day that is kept of a longer export', async () => {
    const account = importedAt(MORNING_AFTER, { ...anExport(), since: addDays(SINCE, -300) });
    const createdOf = async (id: string) =>
      (await account.get(id, { fields: 'created_time' })).body['created_time'];
    expect(await createdOf(account.simulator.accountId)).toBe('2026-05-01T00:00:00-0300');
    expect(await createdOf('campaign')).toBe('2026-05-01T00:00:00-0300');
  });

  it('gives a parent another id where one of its ads has the same', () => {
    const { campaigns, adSets, ads, rows, ...others } = anExport();
    const below = { adSetId: 'long', campaignId: 'long' };
    const world = importInsights({
      ...others,
      campaigns: campaigns.map((campaign) => ({ ...campaign, id: 'long' })),
      adSets: adSets.slice(0, 1).map((adSet) => ({ ...adSet, id: 'long', campaignId: 'long' })),
      ads: ads.map((ad) => ({ ...ad, ...below })),
      rows: rows.map((row) => ({ ...row, ...below })),
    });
    const [campaign] = world.campaigns;
    const [adSet] = campaign?.adSets ?? [];
    expect(adSet?.ads.map(({ id }) => id)).toEqual(['long', 'new', 'old']);
    expect(new Set([campaign?.id, adSet?.id, 'long']).size).toBe(3);
    expect(world.past?.[0]).toMatchObject({ adId: 'long', adSetId: adSet?.id, campaignId: campaign?.id });
    expect(() => openSimulator({ world, now: MORNING_AFTER })).not.toThrow();
  });

  it('goes on from the first hour after its last day, with the budget of the export', async () => {
    const account = importedAt(startOfDay(addDays(UNTIL, 2), ZONE));
    const rows = await readRows(account, addDays(UNTIL, 1), addDays(UNTIL, 1));
    expect(rows.map((row) => row['ad_id'])).toEqual(['long', 'new']);
    const spend = rows.reduce((sum, row) => sum + Number(row['spend']), 0);
    expect(spend).toBeGreaterThan(75);
    expect(spend).toBeLessThanOrEqual(150);
    expect((await account.get('set', { fields: 'daily_budget,created_time' })).body).toEqual({
      id: 'set',
      daily_budget: '15000',
      created_time: '2026-05-01T00:00:00-0300',
    });
  });

  it('pauses what has not delivered for three days, and parents without an active ad', async () => {
    const { get } = importedAt(MORNING_AFTER);
    const statusOf = async (id: string) => (await get(id, { fields: 'status' })).body['status'];
    expect(await Promise.all(['long', 'new', 'old', 'set', 'idle', 'campaign'].map(statusOf))).toEqual([
      'ACTIVE',
      'ACTIVE',
      'PAUSED',
      'ACTIVE',
      'PAUSED',
      'ACTIVE',
    ]);
  });

  it('gives each ad the rates of its last two weeks, few figures drawn towards the account', () => {
    const { ads } = importedAt(MORNING_AFTER).simulator.truth();
    const [long, young] = ads;
    expect(long?.ctr).toBeCloseTo(0.02, 4);
    expect(long?.cvr).toBeCloseTo(0.05, 4);
    // 30 clicks of 300 impressions, beside 1 000 impressions at the account's 2 %
    expect(young?.ctr).toBeCloseTo((30 + 1_000 * 0.02) / 1_300, 3);
    expect(young?.averageOrderValue).toBeGreaterThan(40_00);
    expect(young?.averageOrderValue).toBeLessThan(50_00);
  });

  it('looks at the last two weeks of an ad only', () => {
    const changed = anExport((adId, day, figures) =>
      aRow(adId, day, day < addDays(UNTIL, -13) ? { ...figures, linkClicks: 2_000 } : figures),
    );
    const [long] = importedAt(MORNING_AFTER, {
      ...changed,
      rows: changed.rows.filter(({ adId }) => adId === 'long'),
    }).simulator.truth().ads;
    expect(long?.ctr).toBeCloseTo(0.02, 10);
  });

  it('has no purchases where the export has none', async () => {
    const clicksOnly = anExport((adId, day, figures) =>
      aRow(adId, day, { ...figures, conversions: null, revenue: null }),
    );
    const account = importedAt(startOfDay(addDays(UNTIL, 3), ZONE), clicksOnly);
    expect(account.simulator.truth().ads.map(({ cvr, expectedRoas }) => [cvr, expectedRoas])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    const rows = await readRows(account, SINCE, addDays(UNTIL, 2));
    const values = rows.flatMap((row) => row.action_values ?? []).map(({ value }) => value);
    expect(new Set(values)).toEqual(new Set([null]));
    expect((await account.get('campaign', { fields: 'objective' })).body['objective']).toBe(
      'OUTCOME_TRAFFIC',
    );
  });

  it('reports without delay, because a final export says nothing about delays', async () => {
    const account = importedAt(startOfDay(addDays(UNTIL, 2), ZONE));
    await account.post('campaign', { status: 'PAUSED' });
    const first = await readRows(account, addDays(UNTIL, 1), addDays(UNTIL, 1));
    account.clock.advance(8 * 24 * 3_600_000);
    expect(await readRows(account, addDays(UNTIL, 1), addDays(UNTIL, 1))).toEqual(first);
  });
});
