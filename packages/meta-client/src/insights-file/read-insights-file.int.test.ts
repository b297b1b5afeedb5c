import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readInsightsFile } from './read-insights-file.ts';

// A real export that may be evaluated but not published: it lies beside the repository, where it is at hand at all.
const file = fileURLToPath(
  new URL('../../../../../shared/data/ads_manager_daily_ad_acctA.csv', import.meta.url),
);

describe('a real export of an account', () => {
  it('adds up to the totals that other software finds', async () => {
    if (!existsSync(file)) {
      process.stdout.write(`not checked against a real export: ${file} is not there\n`);
      return;
    }
    const { totals, rows, campaigns, adSets, ads, malformed, ...rest } = await readInsightsFile(file);
    expect(rest).toEqual({ currency: 'USD', timeZone: 'UTC', since: '2025-08-12', until: '2025-08-18' });
    expect(totals).toEqual({
      rows: 992,
      ads: 206,
      impressions: 5_332_650,
      clicks: null,
      linkClicks: 52_116,
      spend: 10_325_529,
      conversions: 5_996,
      revenue: 12_017_558,
    });
    expect([rows.length, ads.length, adSets.length, campaigns.length]).toEqual([992, 206, 206, 1]);
    expect(malformed).toEqual([]);
  });
});
