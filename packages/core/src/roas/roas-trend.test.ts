import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/index.ts';
import { emptyTotals } from '../model/daily-totals.ts';
import { addDays } from '../shared/day.ts';
import type { RoasDay } from './roas-day.ts';
import { roasTrend } from './roas-trend.ts';

/** Consecutive days with these revenues on a spend of 100.00 each. */
function days(revenues: readonly (number | null)[], overrides: Partial<RoasDay> = {}): readonly RoasDay[] {
  return revenues.map((revenue, index) => ({
    ...emptyTotals(addDays('2026-01-01', index)),
    spend: 10_000,
    maturity: 1,
    revenue,
    ...overrides,
  }));
}

const orders = { conversions: 100, averageOrderValue: 1000, orderSquareRatio: 2.69 };
const growing = Array.from({ length: 14 }, (_, day) => Math.round(20_000 * Math.exp(0.15 * day)));

function direction(rows: readonly RoasDay[], given = {}, roas = {}) {
  return roasTrend(rows, { ...orders, ...given }, aPolicy({ roas })).direction;
}

describe('roasTrend', () => {
  it('tells a rise and a fall by how fast they are', () => {
    const rise = roasTrend(days(growing), orders, aPolicy());
    expect(rise.direction).toBe('improving');
    expect(rise.slope).toBeCloseTo(0.15, 3);
    const fall = roasTrend(days(growing.toReversed()), orders, aPolicy());
    expect(fall.direction).toBe('declining');
    expect(fall.slope).toBeCloseTo(-0.15, 3);
  });

  it('is stable where nothing changes, on days without revenue too', () => {
    expect(direction(days(growing.map(() => 30_000)))).toBe('stable');
    expect(direction(days([0, 20_000, 0, 0, 40_000, 0, 10_000, 30_000]))).toBe('stable');
  });

  it('does not take a maturity that grows with age for a fall', () => {
    const young = [1, 0.98, 0.96, 0.93, 0.89, 0.84, 0.76, 0.6].map((maturity, index) =>
      days([Math.round(maturity * 500_000)], { maturity, day: addDays('2026-01-01', index) }),
    );
    const rows = young.flat();
    expect(direction(rows)).toBe('stable');
    expect(direction(rows.map((row) => ({ ...row, maturity: 1 })))).toBe('declining');
  });

  it('is not impressed by what a few large orders do', () => {
    const [few, many] = [{ averageOrderValue: 60_000 }, { averageOrderValue: 1000 }];
    expect(direction(days(growing.map((revenue) => revenue / 4)), many)).toBe('improving');
    expect(direction(days(growing.map((revenue) => revenue / 4)), few)).toBe('stable');
  });

  it.each([
    ['on 6 days', days(growing.slice(0, 6)), {}],
    ['on 9 conversions', days(growing), { conversions: 9 }],
    ['on conversions that are not reported', days(growing), { conversions: null }],
    ['where revenue is unknown', days(growing.map((revenue, day) => (day < 6 ? revenue : null))), {}],
    ['where refunds exceed the sales of a day', days([...growing, -500]), {}],
    ['on days that are not mature', days(growing, { maturity: 0.4 }), {}],
    ['on days without spend', days(growing, { spend: 0 }), {}],
    ['where all revenue came on the last day', days([0, 0, 0, 0, 0, 0, 0, 90_000]), {}],
  ])('says nothing %s', (_, rows, given) => {
    expect(roasTrend(rows, { ...orders, ...given }, aPolicy())).toEqual({
      direction: 'stable',
      slope: null,
      pValue: null,
    });
  });

  it('tells on exactly 7 days and 10 conversions, at the significance of the policy', () => {
    expect(direction(days(growing.slice(0, 7).map((revenue) => revenue * 9)), { conversions: 10 })).toBe(
      'improving',
    );
    expect(direction(days(growing), {}, { trendSignificance: 0 })).toBe('stable');
  });
});
