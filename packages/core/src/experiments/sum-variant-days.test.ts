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
    ['more clicks than impressions', { clicks: 1001 }, 'clicks'],
    ['refunds beyond all sales', { revenue: -1_000_000 }, 'revenue'],
    ['an unknown value', { revenue: null }, 'revenue'],
  ] as const)('knows no sum of %s', (_, figures, name) => {
    const { variants } = sum('ctr', [...week({ clicks: 900 }), aDay(-1, figures)], week());
    expect(variants[0]?.[name]).toBe(name === 'clicks' ? 7301 : null);
    expect(sum('ctr', week(figures), week()).variants[0]?.[name]).toBeNull();
  });

  it('estimates the noise of what decides, with the effective days that all variants share', () => {
    const clicks = [110, 118, 95, 92, 128, 80];
    const impressions = [5000, 6000, 4000, 5000, 5000, 5000];
    const days = clicks.map((each, at) => aDay(at % 3, { clicks: each, impressions: impressions[at] ?? 0 }));
    const { dispersion } = sum('ctr', days.slice(0, 3), days.slice(3));
    // The published example: cv 0.1704386 with 8 degrees of freedom.
    expect(dispersion.cv).toBeCloseTo(0.1704386, 7);
    expect(dispersion.nu).toBe(8);
    const shared = [5000, 2 / (1 / 6000 + 1 / 5000), 2 / (1 / 4000 + 1 / 5000)];
    const total = shared.reduce((all, each) => all + each, 0);
    const squares = shared.reduce((all, each) => all + each ** 2, 0);
    const effective = expect.closeTo(total ** 2 / squares, 12);
    expect(dispersion.effectiveDays).toEqual([effective, effective]);
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
    expect(sum('cpc', week({ clicks: null }), week()).variants[0]?.clicksPerSpend?.count).toBe(0);
  });

  it('counts late conversions of days without delivery for nothing', () => {
    const late = aDay(-1, { impressions: 0, spend: 0, clicks: 0, conversions: 5, revenue: 30_000 });
    const { variants, dispersion } = sum('conversions_per_impression', [...week(), late], [...week(), late]);
    expect(variants[0]?.matured.conversions).toBe(14);
    expect(dispersion.effectiveDays[0]).toBeCloseTo(7, 12);
  });

  it('sets revenue against the part of the spend that it can have come from', () => {
    const young = [aDay(1, { maturity: 0.5, revenue: 6000 }), aDay(0, { maturity: 0.8, revenue: 9600 })];
    const { variants } = sum('profit_per_impression', young, young);
    expect(variants[0]).toMatchObject({
      revenue: 15_600,
      spend: 10_000,
      matured: { revenue: 15_600, spend: 6500 },
      compared: { revenue: expect.closeTo(15_600, 6), spend: expect.closeTo(6500, 6) },
    });
    const ratio = sum('roas', young, young).variants[0]?.compared;
    expect((ratio?.revenue ?? 0) / (ratio?.spend ?? 1)).toBeCloseTo(2.4, 12);
  });

  it.each(['ctr', 'cpc', 'engagement', 'roas', 'cvr', 'profit_per_impression'] as const)(
    'leaves a day out of all variants where one does not know its figures: %s',
    (declared) => {
      const metric = declared === 'cvr' ? 'conversions_per_impression' : declared;
      const unknown = { clicks: null, engagements: null, conversions: null, revenue: null };
      const { variants, unknownDays, comparedDays } = sum(
        metric,
        [...week(), aDay(-1, unknown)],
        [...week(), aDay(-1)],
      );
      expect(unknownDays).toEqual(['2026-01-11']);
      expect(comparedDays).toBe(7);
      for (const { impressions, clicks, revenue } of variants)
        expect([impressions, clicks, revenue]).toEqual([7000, 140, 84_000]);
    },
  );

  it('keeps a day of which only figures are unknown that decide nothing', () => {
    expect(sum('ctr', week({ revenue: null, engagements: null }), week()).unknownDays).toEqual([]);
  });

  it('compares by the plain sums where all have the same share of each day', () => {
    const first = week().map((day, at) => ({ ...day, impressions: 1000 * (at + 1), clicks: 20 + at }));
    const second = first.map((day) => ({ ...day, impressions: 3 * day.impressions }));
    for (const { compared, impressions, clicks } of sum('ctr', first, second).variants) {
      expect(compared?.impressions).toBeCloseTo(impressions, 6);
      expect(compared?.clicks).toBeCloseTo(clicks ?? 0, 6);
    }
  });

  it('weighs each day alike for variants that were served on different days', () => {
    const days = (shares: readonly number[]) =>
      shares.map((impressions, at) => {
        const rate = at < 5 ? 0.04 : 0.02;
        return aDay(9 - at, { impressions, clicks: impressions * rate, spend: impressions });
      });
    const [early, late] = [20_000, 4000].map((first) =>
      days(Array.from({ length: 10 }, (_, at) => (at < 5 ? first : 24_000 - first))),
    );
    const { variants, dispersion } = sum('ctr', early ?? [], late ?? []);
    for (const { compared } of variants) {
      expect((compared?.clicks ?? 0) / (compared?.impressions ?? 1)).toBeCloseTo(0.03, 12);
      expect(compared?.impressions).toBeCloseTo(200_000 / 3, 6);
    }
    expect(dispersion.effectiveDays).toEqual([expect.closeTo(10, 12), expect.closeTo(10, 12)]);
    for (const { clicksPerSpend } of sum('cpc', early ?? [], late ?? []).variants)
      expect((clicksPerSpend?.numerator ?? 0) / (clicksPerSpend?.denominator ?? 1)).toBeCloseTo(0.03, 12);
  });
});
