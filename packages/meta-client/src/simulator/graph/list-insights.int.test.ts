import { describe, expect, it } from 'vitest';
import { openSimulator } from '../../../testing/open-simulator.ts';
import { anAd, smallWorld } from '../../../testing/small-world.ts';

const RANGE = { time_range: '{"since":"2026-03-02","until":"2026-03-04"}' };
const BASE = { level: 'ad', time_increment: '1', ...RANGE };
const NOON = '2026-03-04T17:30:00.000Z';

function oneAd(ad: Parameters<typeof anAd>[0], overrides: object = {}) {
  const adSets = [{ name: 'set', dailyBudget: 100_00, ads: [anAd(ad)] }];
  return smallWorld({ campaigns: [{ name: 'one', adSets }], ...overrides });
}

describe('insights', () => {
  it('have one row per ad and day with delivery, figures as text and amounts in major units', async () => {
    const { get } = openSimulator({ world: smallWorld(), now: NOON });
    const fields =
      'campaign_id,campaign_name,adset_id,ad_id,ad_name,impressions,reach,clicks,inline_link_clicks,spend,attribution_setting,actions,action_values,video_p25_watched_actions';
    const { body } = await get('act_1/insights', { ...BASE, fields, limit: '100' });
    expect(body.data).toHaveLength(15);
    const [row] = body.data;
    expect(row).toMatchObject({
      campaign_id: 'own',
      campaign_name: 'own',
      adset_id: 'a',
      ad_id: 'a1',
      ad_name: 'a1',
      impressions: expect.stringMatching(/^\d+$/),
      reach: expect.stringMatching(/^\d+$/),
      clicks: expect.stringMatching(/^\d+$/),
      inline_link_clicks: expect.stringMatching(/^\d+$/),
      spend: expect.stringMatching(/^\d+\.\d\d$/),
      attribution_setting: '7d_click_1d_view',
      video_p25_watched_actions: [{ action_type: 'video_view', value: expect.stringMatching(/^\d+$/) }],
      date_start: '2026-03-02',
      date_stop: '2026-03-02',
    });
    expect(row).not.toHaveProperty('id');
  });

  it('list one purchase under five names with one count and one value', async () => {
    const { get } = openSimulator({ world: smallWorld(), now: NOON });
    const { body } = await get('act_1/insights', { ...BASE, fields: 'actions,action_values' });
    const [row] = body.data;
    const aliases = [
      'purchase',
      'omni_purchase',
      'offsite_conversion.fb_pixel_purchase',
      'onsite_web_purchase',
      'onsite_web_app_purchase',
    ];
    for (const list of [row?.actions, row?.action_values]) {
      const values = aliases.map((alias) => list?.find((entry) => entry.action_type === alias)?.value);
      expect(new Set(values).size).toBe(1);
      expect(Number(values[0])).toBeGreaterThan(0);
    }
  });

  it('leave zero figures and empty lists out', async () => {
    const truth = { ctr: 0, cvr: 0, averageOrderValue: 0, cpm: 10_00 };
    const { get } = openSimulator({ world: oneAd({ name: 'unseen', format: 'image', truth }), now: NOON });
    const fields =
      'impressions,clicks,inline_link_clicks,actions,action_values,ctr,cpc,video_p100_watched_actions,inline_post_engagement';
    const { body } = await get('act_1/insights', { ...BASE, fields });
    expect(Object.keys(body.data[0] ?? {}).sort()).toEqual([
      'actions',
      'date_start',
      'date_stop',
      'impressions',
      'inline_post_engagement',
    ]);
  });

  it('have amounts without a fraction in a currency without minor units', async () => {
    const account = {
      id: 'act_1',
      name: 'Yen',
      currency: 'JPY',
      timeZone: 'Asia/Tokyo',
      minimumDailyBudget: 100,
    };
    const { get } = openSimulator({ world: oneAd({ name: 'yen' }, { account }), now: NOON });
    const { body } = await get('act_1/insights', { ...BASE, fields: 'spend' });
    expect(body.data[0]?.['spend']).toMatch(/^\d+$/);
  });

  it('count days in the zone of the account', async () => {
    const { get } = openSimulator({ world: oneAd({ name: 'x' }), now: '2026-03-03T04:59:59.000Z' });
    const { body } = await get('act_1/insights', { ...BASE, fields: 'spend' });
    expect(body.data.map((row) => row['date_start'])).toEqual(['2026-03-02']);
  });

  it('are whole over all of their pages, and time that passes between pages does not repeat or skip a row', async () => {
    const { get, clock } = openSimulator({ world: smallWorld(), now: NOON });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = { ...BASE, fields: 'ad_id', limit: '4' };
      const { body } = await get('act_1/insights', after === undefined ? page : { ...page, after });
      seen.push(...body.data.map((row) => `${row['date_start']} ${row['ad_id']}`));
      after = body.paging?.next === undefined ? undefined : body.paging?.cursors.after;
      clock.advance(3_600_000);
    } while (after !== undefined);
    const days = ['2026-03-02', '2026-03-03', '2026-03-04'];
    expect(seen).toEqual(days.flatMap((day) => ['a1', 'a2', 'b1', 'c1', 'd1'].map((ad) => `${day} ${ad}`)));
  });

  it('are filtered by ids', async () => {
    const { get } = openSimulator({ world: smallWorld(), now: NOON });
    const filtering = JSON.stringify([{ field: 'campaign.id', operator: 'EQUAL', value: 'shared' }]);
    const { body } = await get('act_1/insights', { ...BASE, fields: 'ad_id', filtering });
    expect(new Set(body.data.map((row) => row['ad_id']))).toEqual(new Set(['c1', 'd1']));
  });

  it('show today as far as whole hours have passed', async () => {
    const { get, clock } = openSimulator({ world: oneAd({ name: 'x' }), now: '2026-03-02T05:59:59.999Z' });
    const read = async () => (await get('act_1/insights', { ...BASE, fields: 'spend' })).body.data;
    expect(await read()).toEqual([]);
    clock.advance(1);
    const [first] = await read();
    expect(Number(first?.['spend'])).toBeGreaterThan(0);
    clock.advance(3_599_999);
    expect(await read()).toEqual([first]);
  });

  it.each([
    { ...BASE, level: 'adset' },
    { time_increment: '1', ...RANGE },
    { ...BASE, time_increment: '7' },
    { ...BASE, breakdowns: 'age' },
    { ...BASE, date_preset: 'today' },
    { level: 'ad', time_increment: '1' },
    { ...BASE, time_range: 'yesterday' },
    { ...BASE, time_range: '{"since":"2026-02-30","until":"2026-03-01"}' },
    { ...BASE, time_range: '{"since":"2026-03-02","until":"2026-03-01"}' },
    { ...BASE, fields: 'happiness' },
    { ...BASE, after: 'bm93aGVyZQ==' },
  ])('refuse %o', async (params) => {
    const { get } = openSimulator({ world: smallWorld(), now: NOON });
    const { status, body } = await get('act_1/insights', params);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100 });
  });
});
