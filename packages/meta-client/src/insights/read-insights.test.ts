import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ACCOUNT, aPlatform, NOW } from '../../testing/a-platform.ts';
import { catchPlatformError } from '../../testing/catch-platform-error.ts';
import { json } from '../../testing/fake-graph.ts';
import { readAll } from '../../testing/read-all.ts';
import { recordedAnswers } from '../../testing/recorded-answers.ts';

const ROW = {
  ad_id: '3',
  adset_id: '2',
  campaign_id: '1',
  date_start: '2026-02-01',
  date_stop: '2026-02-01',
  account_currency: 'USD',
};
const REQUEST = {
  accountId: ACCOUNT,
  since: '2026-02-01',
  until: '2026-02-01',
  conversionActionTypes: ['omni_purchase', 'purchase'],
};

const action = (type: string, value?: string) => ({
  action_type: type,
  ...(value !== undefined && { value }),
});
const readRows = (rows: readonly object[], conversionActionTypes = REQUEST.conversionActionTypes) => {
  const { platform } = aPlatform(() => json({ data: rows }));
  return readAll(platform.readInsights({ ...REQUEST, conversionActionTypes }));
};
const readRow = async (row: object, types?: readonly string[]) =>
  (await readRows([{ ...ROW, ...row }], types === undefined ? undefined : [...types]))[0];

describe('readInsights', () => {
  it('reads every figure of a row exactly', async () => {
    const row = {
      impressions: '85899',
      reach: '18727',
      clicks: '101',
      inline_link_clicks: '56',
      spend: '235.75',
      attribution_setting: '7d_click_1d_view',
      actions: [
        action('video_view', '8892'),
        action('post_engagement', '8963'),
        action('omni_purchase', '2'),
      ],
      action_values: [action('omni_purchase', '120.10')],
      video_p25_watched_actions: [action('video_view', '400')],
      video_p50_watched_actions: [action('video_view', '300')],
      video_p75_watched_actions: [action('video_view', '200')],
      video_p100_watched_actions: [action('video_view', '100')],
    };
    expect(await readRow(row)).toEqual({
      adId: '3',
      adSetId: '2',
      campaignId: '1',
      day: '2026-02-01',
      impressions: 85_899,
      reach: 18_727,
      clicks: 101,
      linkClicks: 56,
      spend: 23_575,
      conversions: 2,
      revenue: 12_010,
      videoViews3s: 8892,
      videoViews25: 400,
      videoViews50: 300,
      videoViews75: 200,
      videoViews100: 100,
      engagements: 8963,
      attributionSetting: '7d_click_1d_view',
      knownAt: NOW,
    });
  });

  it('takes figures that Meta leaves out for 0', async () => {
    const row = await readRow({});
    const { adId, adSetId, campaignId, day, knownAt, attributionSetting, ...figures } = row ?? {};
    expect(attributionSetting).toBeNull();
    expect(new Set(Object.values(figures))).toEqual(new Set([0]));
    expect(Object.keys(figures)).toHaveLength(13);
  });

  it('takes one conversion type a row, for count and revenue alike, and never adds aliases up', async () => {
    const both = { actions: [action('purchase', '3'), action('omni_purchase', '2')] };
    const values = [action('purchase', '90'), action('omni_purchase', '60')];
    expect(await readRow({ ...both, action_values: values })).toMatchObject({
      conversions: 2,
      revenue: 6000,
    });
    expect(await readRow({ ...both, action_values: values }, ['purchase'])).toMatchObject({
      conversions: 3,
      revenue: 9000,
    });
    const second = { actions: [action('purchase', '3')], action_values: values };
    expect(await readRow(second)).toMatchObject({ conversions: 3, revenue: 9000 });
    expect(await readRow({ ...both, action_values: [action('purchase', '90')] })).toMatchObject({
      conversions: 2,
      revenue: 0,
    });
    expect(await readRow(second, ['lead'])).toMatchObject({ conversions: 0, revenue: 0 });
  });

  it('passes over entries without a value', async () => {
    const actions = [action('omni_purchase'), action('purchase', '1')];
    expect(await readRow({ actions, video_p25_watched_actions: [action('video_view')] })).toMatchObject({
      conversions: 1,
      videoViews25: 0,
    });
  });

  it('takes a null for unknown, never for 0', async () => {
    const unknown = [{ action_type: 'omni_purchase', value: null }];
    const row = { reach: null, inline_link_clicks: null, actions: unknown, action_values: unknown };
    expect(await readRow(row)).toMatchObject({
      reach: null,
      linkClicks: null,
      conversions: null,
      revenue: null,
    });
    const known = [action('omni_purchase', '2')];
    expect(await readRow({ actions: known, action_values: unknown })).toMatchObject({
      conversions: 2,
      revenue: null,
    });
  });

  it('rounds what is finer than the minor unit half to even, by the currency of the row', async () => {
    expect(await readRow({ spend: '0.125' })).toMatchObject({ spend: 12 });
    expect(await readRow({ spend: '0.135' })).toMatchObject({ spend: 14 });
    expect(await readRow({ spend: '203.6' })).toMatchObject({ spend: 20_360 });
    expect(await readRow({ spend: '1500', account_currency: 'JPY' })).toMatchObject({ spend: 1500 });
  });

  it.each<[string, object]>([
    ['impressions', { impressions: '1,200' }],
    ['clicks', { clicks: '1.5' }],
    ['reach', { reach: '' }],
    ['spend', { spend: '12,34' }],
    ['spend', { spend: 'NaN' }],
    ['actions.omni_purchase', { actions: [action('omni_purchase', '-1')] }],
    [
      'action_values.purchase',
      { actions: [action('purchase', '1')], action_values: [action('purchase', '1e3')] },
    ],
  ])('refuses a malformed figure of %s, naming ad, day and field', async (field, row) => {
    const error = await catchPlatformError(readRow(row));
    expect(error.message).toContain(`malformed ${field} of ad 3 on 2026-02-01`);
    expect(error.context).toMatchObject({ adId: '3', day: '2026-02-01', field });
  });

  it('refuses rows of more than one day', async () => {
    expect((await catchPlatformError(readRow({ date_stop: '2026-02-02' }))).message).toContain('spans');
    expect((await catchPlatformError(readRow({ date_start: 'x', date_stop: 'x' }))).message).toContain(
      'spans',
    );
  });

  it('gives one row for each ad and day', async () => {
    const days = ['2026-02-01', '2026-02-02', '2026-02-01'];
    const rows = await readRows(days.map((day) => ({ ...ROW, date_start: day, date_stop: day })));
    expect(rows.map(({ day }) => day)).toEqual(['2026-02-01', '2026-02-02']);
  });

  it('asks once for all ads of the account, day by day', async () => {
    const { platform, sent } = aPlatform(() => json({ data: [] }));
    await readAll(platform.readInsights({ ...REQUEST, until: '2026-02-28' }));
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      path: `/v26.0/${ACCOUNT}/insights`,
      parameters: {
        level: 'ad',
        time_increment: '1',
        time_range: '{"since":"2026-02-01","until":"2026-02-28"}',
      },
    });
  });

  it.each([
    ['2026-02-02', '2026-02-01'],
    ['yesterday', '2026-02-01'],
    ['2026-02-30', '2026-03-01'],
  ])('refuses the range %s to %s before anything is sent', async (since, until) => {
    const { platform, sent } = aPlatform(() => json({ data: [] }));
    const error = await catchPlatformError(readAll(platform.readInsights({ ...REQUEST, since, until })));
    expect(error.kind).toBe('invalid_request');
    expect(sent).toEqual([]);
  });

  it('knows when each page was read', async () => {
    const { platform, clock } = aPlatform(({ parameters }) => {
      clock.advance(60_000);
      const next = parameters['after'] === undefined ? 'https://graph.facebook.com/next' : undefined;
      const ad = parameters['after'] ?? 'first';
      return json({
        data: [{ ...ROW, ad_id: ad }],
        paging: { cursors: { after: 'second' }, ...(next && { next }) },
      });
    });
    const rows = await readAll(platform.readInsights(REQUEST));
    expect(rows.map(({ knownAt }) => knownAt)).toEqual([
      '2026-02-02T12:01:00.000Z',
      '2026-02-02T12:02:00.000Z',
    ]);
  });
});

const rowsSchema = z.object({ data: z.array(z.looseObject({})) });
const many = recordedAnswers('insights-ad-29-action-types-with-summary.json', rowsSchema);
const sparse = recordedAnswers('insights-rows-missing-fields-and-breakdowns.json', rowsSchema);

describe.runIf(many !== null)('recorded insights', () => {
  it('read with five aliases of one purchase as one conversion', async () => {
    const day = { date_start: '2023-11-01', date_stop: '2023-11-01', account_currency: 'USD' };
    const [row] = await readRows((many?.data ?? []).map((entry) => ({ ...entry, ...day })));
    expect(row).toMatchObject({
      spend: 23_575,
      conversions: 1,
      revenue: 0,
      videoViews3s: 8892,
      engagements: 8963,
    });
  });

  it('read where fields are missing', async () => {
    const daily = (sparse?.data ?? []).filter((entry) => entry['date_start'] === '2021-03-01').slice(0, 2);
    const rows = await readRows(daily);
    expect(rows.map(({ spend, clicks, linkClicks }) => [spend, clicks, linkClicks])).toEqual([
      [71, 0, 0],
      [109, 1, 0],
    ]);
  });
});
