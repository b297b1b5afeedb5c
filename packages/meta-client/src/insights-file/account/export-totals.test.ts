import { parseDecimal } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { type DayFigures, mapCounts } from '../row/day-figures.ts';
import type { Figure } from '../row/figure.ts';
import { createExportTotals } from './export-totals.ts';

type Seen = Partial<Pick<DayFigures, 'spend' | 'revenue'>> & {
  readonly impressions?: Figure<number>;
  readonly clicks?: Figure<number>;
  readonly key?: string;
  readonly campaignName?: string | null;
  readonly day?: string;
};

function gather(...seen: readonly Seen[]) {
  const totals = createExportTotals();
  for (const {
    impressions = 9,
    clicks = null,
    key = 'a',
    campaignName = null,
    day = '2026-03-01',
    ...money
  } of seen) {
    const placement = {
      adId: key,
      adName: null,
      adSetId: null,
      adSetName: null,
      campaignId: null,
      campaignName,
      dailyBudget: null,
      campaignDailyBudget: null,
    };
    const counts = { ...mapCounts((): Figure<number> => null), impressions, clicks };
    const figures: DayFigures = { counts, spend: 'blank', revenue: null, attributionSetting: null, ...money };
    totals.add(
      { day, placement, figures, currency: null, account: { id: null, name: null }, namesEvent: false },
      key,
    );
  }
  return totals;
}

describe('the totals of an export', () => {
  it('round the exact sum of the amounts once, half to even', () => {
    const spend = parseDecimal('0.105');
    expect(gather({ spend }, { spend }, { spend }).sum(100).spend).toBe(32);
    expect(gather({ spend: parseDecimal('1.5') }, { spend: parseDecimal('1') }).sum(1).spend).toBe(2);
  });

  it('leave out what is unknown, and are unknown where no row knows', () => {
    expect(gather({ clicks: 3 }, { clicks: null }, { clicks: 4 }).sum(100)).toMatchObject({
      clicks: 7,
      linkClicks: null,
    });
  });

  it('take a blank for a zero in the row of an ad that was shown only', () => {
    expect(gather({ clicks: 'blank', revenue: 'blank' }).sum(100)).toMatchObject({ clicks: 0, revenue: 0 });
    expect(gather({ clicks: 'blank', revenue: 'blank', impressions: 0 }).sum(100)).toMatchObject({
      clicks: null,
      revenue: null,
      spend: 0,
    });
  });

  it('count rows, ads and campaigns, and know the first day and the last two', () => {
    const totals = gather(
      { day: '2026-03-02', campaignName: 'Sales' },
      { day: '2026-03-01', campaignName: 'Sales', key: 'b' },
      { day: '2026-03-03', campaignName: 'Traffic' },
    );
    expect(totals.sum(100)).toMatchObject({ rows: 3, ads: 2, campaigns: 2 });
    expect([totals.rows(), totals.span()]).toEqual([
      3,
      { since: '2026-03-01', until: '2026-03-03', lastButOne: '2026-03-02' },
    ]);
  });
});
