import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ImportedInsights } from './imported-insights.ts';
import { type ReadInsightsFileOptions, readInsightsFile } from './read-insights-file.ts';

// Real exports that may be evaluated but not published: they lie beside the repository, where they are at hand at all.
const FOLDER = new URL('../../../../../shared/data/', import.meta.url);

const pathOf = (name: string): string => fileURLToPath(new URL(name, FOLDER));

/** The names whose files are there; of others it says that they go unchecked. */
function atHand(...names: readonly string[]): boolean {
  const missing = names.map(pathOf).filter((path) => !existsSync(path));
  for (const path of missing)
    process.stdout.write(`not checked against a real export: ${path} is not there\n`);
  return missing.length === 0;
}

async function read(name: string, options?: ReadInsightsFileOptions): Promise<ImportedInsights> {
  return readInsightsFile(pathOf(name), options);
}

describe('a real export', () => {
  it.each([
    {
      name: 'ads_manager_daily_ad_acctA.csv',
      span: ['USD', '2025-08-12', '2025-08-12', '2025-08-18'],
      totals: { rows: 992, ads: 206, impressions: 5_332_650, clicks: null, linkClicks: 52_116 },
      money: { spend: 10_325_529, conversions: 5_996, revenue: 12_017_558 },
      entities: [992, 206, 206, 1],
    },
    {
      name: 'ads_manager_daily_campaign_aud.csv',
      span: ['AUD', '2025-08-01', '2026-05-24', '2026-06-30'],
      totals: { rows: 797, campaigns: 30, impressions: 1_583_911, clicks: null, linkClicks: 38_040 },
      money: { spend: 2_284_298, conversions: 160, revenue: 15_359_206 },
      entities: [128, 6, 6, 6],
    },
    {
      name: 'ads_manager_daily_ad_ptBR.csv',
      span: ['BRL', '2025-11-12', '2026-03-13', '2026-04-19'],
      totals: { rows: 2_385, ads: 13, impressions: 170_309, linkClicks: 779 },
      money: { spend: 81_087, conversions: null, revenue: null },
      entities: [494, 13, 13, 1],
    },
    {
      name: 'meta_daily_campaign_4markets.csv',
      currency: 'GBP',
      span: ['GBP', '2026-04-20', '2026-04-20', '2026-05-13'],
      totals: { rows: 1_197, campaigns: 66, impressions: 7_235_267, clicks: 276_028, linkClicks: null },
      money: { spend: 3_431_451, conversions: 4_856, revenue: 47_466_480 },
      entities: [1_197, 66, 66, 66],
    },
    {
      name: 'insights_api_rows_1day_age_gender.csv',
      currency: 'USD',
      span: ['USD', '2024-08-06', '2024-08-06', '2024-08-06'],
      totals: { rows: 123, impressions: 27_615, clicks: 972 },
      money: { spend: 105_321, conversions: 11, revenue: 643_500 },
      entities: [9, 9, 2, 2],
    },
    {
      name: 'kaggle_ab_control_group.csv',
      span: ['USD', '2019-08-01', '2019-08-01', '2019-08-30'],
      totals: { rows: 30, campaigns: 1, clicks: null },
      money: { spend: 6_865_300, conversions: 15_161, revenue: null },
      entities: [30, 1, 1, 1],
    },
    {
      name: 'kaggle_ab_test_group.csv',
      span: ['USD', '2019-08-01', '2019-08-01', '2019-08-30'],
      totals: { rows: 30, campaigns: 1, clicks: null },
      money: { spend: 7_689_200, conversions: 15_637, revenue: null },
      entities: [30, 1, 1, 1],
    },
  ])('$name adds up to the totals that other software finds', async ({ name, currency, ...expected }) => {
    if (!atHand(name)) return;
    const insights = await read(name, currency === undefined ? {} : { currency });
    const { rows, ads, adSets, campaigns, since, keptSince, until, totals, malformed } = insights;
    expect([insights.currency, since, keptSince, until]).toEqual(expected.span);
    expect(totals).toMatchObject({ ...expected.totals, ...expected.money });
    expect([rows, ads, adSets, campaigns].map(({ length }) => length)).toEqual(expected.entities);
    expect(malformed).toEqual([]);
  });

  it('may lie in two files', async () => {
    const names = ['kaggle_ab_control_group.csv', 'kaggle_ab_test_group.csv'];
    if (!atHand(...names)) return;
    const { totals, rows, overlaps } = await readInsightsFile(names.map(pathOf));
    expect(totals).toMatchObject({ rows: 60, campaigns: 2, spend: 14_554_500, conversions: 30_798 });
    expect([rows.length, overlaps]).toEqual([60, 0]);
  });

  it('keeps the spend of a day whose other figures are missing', async () => {
    const name = 'kaggle_ab_control_group.csv';
    if (!atHand(name)) return;
    const { rows } = await read(name);
    expect(rows.filter(({ impressions }) => impressions === 0)).toMatchObject([
      { day: '2019-08-05', spend: 183_500, linkClicks: null, conversions: null },
    ]);
  });

  it('has every row reported whose cells have shifted', async () => {
    const name = 'kag_with_reporting_dates.csv';
    if (!atHand(name)) return;
    const { totals, malformed, malformedCount } = await read(name, { currency: 'USD' });
    expect([totals.rows, malformedCount]).toEqual([761, 382]);
    expect(malformed.map(({ line }) => line)).toEqual(Array.from({ length: 382 }, (_, index) => 763 + index));
  });

  it.each([
    ['kag_conversion_data.csv', 'Day'],
    ['ad_level_creative_totals.csv', 'Day'],
    ['meta_daily_market_4markets.csv', 'Ad ID, Ad name or Campaign name'],
    ['asos_digital_experiments.csv', 'Amount spent'],
    ['upworthy_exploratory_extract.csv', 'Amount spent'],
  ])('%s is refused for want of %s', async (name, column) => {
    if (!atHand(name)) return;
    await expect(read(name, { currency: 'USD' })).rejects.toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        message: expect.stringContaining(`no column ${column}`),
      }),
    );
  });
});
