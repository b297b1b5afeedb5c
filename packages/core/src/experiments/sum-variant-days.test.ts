import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/index.ts';
import { addDays } from '../shared/day.ts';
import { sumVariantDays, type VariantDay } from './sum-variant-days.ts';

const policy = aPolicy();

function aDay(age: number, figures: Partial<VariantDay> = {}): VariantDay {
  return {
    day: addDays('2026-01-10', -age),
    impressions: 1000,
    clicks: 20,
    spend: 5000,
    conversions: 2,
    revenue: 12_000,
    engagements: 30,
    reach: 900,
    maturity: 1,
    ...figures,
  };
}

function sum(
  metric: Parameters<typeof sumVariantDays>[0]['metric'],
  ...days: readonly (readonly VariantDay[])[]
) {
  const variants = days.map((each, at) => ({ id: `v${at}`, name: `V${at}`, days: each }));
  return sumVariantDays({ variants, metric, policy });
}

const week = (figures: Partial<VariantDay> = {}) => [6, 5, 4, 3, 2, 1, 0].map((age) => aDay(age, figures));

describe('sumVariantDays', () => {
  it('sums every day, but conversions of mature days on which all variants were served only', () => {
    const first = [...week().slice(0, 6), aDay(0, { maturity: 0.49 })];
    const second = [aDay(6, { impressions: 0, clicks: 0, conversions: 1 }), ...week().slice(1)];
    const { variants } = sum('roas', first, second);
    expect(variants[0]).toMatchObject({
      impressions: 7000,
      conversions: 14,
      matured: { impressions: 5000, conversions: 10, revenue: 60_000, spend: 25_000, clicks: 100 },
    });
    expect(variants[1]?.matured).toEqual(variants[0]?.matured);
  });

  it('takes a share of one half for mature', () => {
    expect(sum('roas', week({ maturity: 0.5 }), week()).variants[1]?.matured.impressions).toBe(7000);
    expect(sum('roas', week({ maturity: 0.4999 }), week()).variants[1]?.matured.impressions).toBe(0);
  });

  it.each([
    ['an unknown day', { clicks: null }, 'clicks'],
    ['more clicks than impressions', { clicks: 1001 }, 'clicks'],
    ['refunds beyond all sales', { revenue: -1_000_000 }, 'revenue'],
    ['an unknown value', { revenue: null }, 'revenue'],
  ] as const)('knows no sum of %s', (_, figures, name) => {
    const { variants } = sum('ctr', [...week({ clicks: 900 }), aDay(-1, figures)], week());
    const expected = name === 'clicks' && figures.clicks === 1001 ? 7301 : null;
    expect(variants[0]?.[name]).toBe(expected);
    expect(sum('ctr', week(figures), week()).variants[0]?.[name]).toBeNull();
  });

  it('estimates the noise of what decides, with the effective days of each variant', () => {
    const clicks = [110, 118, 95, 92, 128, 80];
    const impressions = [5000, 6000, 4000, 5000, 5000, 5000];
    const days = clicks.map((each, at) => aDay(at % 3, { clicks: each, impressions: impressions[at] ?? 0 }));
    const { dispersion } = sum('ctr', days.slice(0, 3), days.slice(3));
    // The published example: cv 0.1704386 with 8 degrees of freedom.
    expect(dispersion.cv).toBeCloseTo(0.1704386, 7);
    expect(dispersion.nu).toBe(8);
    expect(dispersion.effectiveDays).toEqual([expect.closeTo(225 / 77, 12), expect.closeTo(3, 12)]);
  });

  it('believes the prior before the second day', () => {
    expect(sum('ctr', [aDay(0)], [aDay(0)]).dispersion).toEqual({ cv: 0.15, nu: 6, effectiveDays: [1, 1] });
    expect(sum('roas', [aDay(0)], [aDay(0)]).dispersion).toMatchObject({ cv: 0.2, nu: 6 });
    expect(sum('ctr', [], []).dispersion).toEqual({ cv: 0.15, nu: 6, effectiveDays: [0, 0] });
  });

  it('keeps the days of clicks and spend for a test of cost per click alone', () => {
    const { variants } = sum('cpc', [...week(), aDay(-1, { impressions: 0, spend: 0, clicks: 0 })], week());
    expect(variants[0]?.clicksPerSpend).toEqual({
      count: 7,
      numerator: 140,
      denominator: 35_000,
      numeratorSquares: 2800,
      denominatorSquares: 175_000_000,
      products: 700_000,
    });
    expect(sum('ctr', week(), week()).variants[0]?.clicksPerSpend).toBeNull();
    expect(sum('cpc', week({ clicks: null }), week()).variants[0]?.clicksPerSpend).toBeNull();
  });

  it('counts late conversions of days without delivery for nothing', () => {
    const late = aDay(-1, { impressions: 0, spend: 0, clicks: 0, conversions: 5, revenue: 30_000 });
    const { variants, dispersion } = sum('conversions_per_impression', [...week(), late], [...week(), late]);
    expect(variants[0]?.matured.conversions).toBe(14);
    expect(dispersion.effectiveDays[0]).toBeCloseTo(7, 12);
  });
});
