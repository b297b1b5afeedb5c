import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { aPolicy } from '../../testing/index.ts';
import type { InvalidInputError } from '../errors/invalid-input-error.ts';
import { emptyTotals } from '../model/daily-totals.ts';
import type { PolicyInput } from '../policy/define-policy.ts';
import { addDays } from '../shared/day.ts';
import type { RoasPrior } from './account-baseline.ts';
import type { RoasDay } from './roas-day.ts';
import { summarizeRoas } from './summarize-roas.ts';

const LAST_DAY = '2026-01-14';

/** Consecutive days, oldest first, of which the last ones have these figures. */
function days(...figures: readonly Partial<RoasDay>[]): readonly RoasDay[] {
  return figures.map((each, index) => ({
    ...emptyTotals(addDays(LAST_DAY, index - figures.length + 1)),
    maturity: 1,
    ...each,
  }));
}

function repeated(count: number, figures: Partial<RoasDay>): readonly RoasDay[] {
  return days(...Array.from({ length: count }, () => figures));
}

type GoldenInput = RoasPrior & { readonly days: readonly Partial<RoasDay>[] };

const PRIOR: RoasPrior = { averageOrderValue: 50, roas: 2 };

function summarize(
  rows: readonly RoasDay[],
  { prior = PRIOR, roas = {} }: { prior?: RoasPrior; roas?: PolicyInput['roas'] } = {},
) {
  return summarizeRoas({ rows, prior, policy: aPolicy({ roas }) });
}

describe('summarizeRoas', () => {
  it.each(goldenCases<GoldenInput, Readonly<Record<string, number | null>>>('roas-summary'))(
    'reproduces $name',
    ({ input: { days: figures, ...prior }, expected }) => {
      const { interval, ...summary } = summarize(days(...figures), { prior, roas: { windowDays: [7] } });
      const [low = null, high = null] = interval ?? [];
      const actual: Readonly<Record<string, unknown>> = { ...summary, low, high };
      // Ends that no reference tells are held by the properties below.
      const told = Object.entries(expected).filter(([, value]) => value !== null || interval === null);
      expect(told.flatMap(([key, value]) => deviations(actual[key], value, key))).toEqual([]);
    },
  );

  it('reproduces the worked example', () => {
    const summary = summarize(days({ spend: 200, revenue: 900, conversions: 15, maturity: 0.9 }), {
      roas: { windowDays: [7], priorOrderSquareRatio: 2.5842342699 },
    });
    expect(summary).toMatchObject({
      spend: 200,
      maturedSpend: 180,
      conversions: 15,
      revenue: 900,
      raw: 4.5,
      matured: 5,
    });
    expect(summary.shrunk).toBeCloseTo(2.7941176471, 9);
    expect(summary.averageOrderValue).toBeCloseTo(54.2857143, 7);
    expect(summary.interval?.[0]).toBeCloseTo(1.7967517354, 8);
    expect(summary.interval?.[1]).toBeCloseTo(11.017280409, 8);
  });

  it('reproduces it from the squares of the order values', () => {
    const summary = summarize(
      days({ spend: 200, revenue: 900, conversions: 15, maturity: 0.9, orderSquares: 108_000 }),
      { roas: { windowDays: [7] } },
    );
    expect(summary.orderSquareRatio).toBeCloseTo(2.5842342699, 9);
    expect(summary.interval?.[0]).toBeCloseTo(1.7967517354, 9);
    expect(summary.interval?.[1]).toBeCloseTo(11.017280409, 8);
    expect(summary.weight).toBeCloseTo(180 / (180 + 500), 12);
  });

  it('takes the prior for the spread of order values where a day does not tell them', () => {
    const day = { spend: 200, revenue: 900, conversions: 15, orderSquares: 108_000 };
    expect(summarize(days(day, { ...day, orderSquares: null })).orderSquareRatio).toBe(2.69);
    // A day without orders has nothing to tell.
    expect(summarize(days(day, { spend: 10 })).orderSquareRatio).not.toBe(2.69);
    expect(summarize(days({ ...day, orderSquares: 1 })).orderSquareRatio).toBeGreaterThanOrEqual(1);
  });

  it('is less sure of a return whose maturity is not known well, or whose days are noisy', () => {
    const day = { spend: 200, revenue: 900, conversions: 15, maturity: 0.9 };
    const widthOf = (rows: readonly RoasDay[], dayNoise = 0): number => {
      const { interval } = summarize(rows, { roas: { dayNoise } });
      return (interval?.[1] ?? Number.NaN) - (interval?.[0] ?? Number.NaN);
    };
    const sure = widthOf(days(day));
    expect(widthOf(days({ ...day, maturityError: 0.05 }))).toBeGreaterThan(sure);
    expect(widthOf(days(day), 0.2)).toBeGreaterThan(sure);
    // Noise of days evens out over more of them.
    const half = { spend: 100, revenue: 450, conversions: 7.5, maturity: 0.9 };
    expect(widthOf(days(half, half), 0.2)).toBeLessThan(widthOf(days(day), 0.2));
    expect(widthOf(days({ spend: 200, maturityError: 0.3 }))).toBeGreaterThan(widthOf(days({ spend: 200 })));
  });

  it('describes a return by what a click is worth, a tier, points, and the day to come', () => {
    const summary = summarize(
      repeated(7, { spend: 100, clicks: 50, revenue: 350, conversions: 5, maturity: 0.8 }),
      { prior: { averageOrderValue: 70, roas: 2 } },
    );
    const rate = (1 + 35) / (2 + 280);
    expect(summary.conversionRate).toMatchObject({ alpha: 36, beta: 246, mean: rate });
    expect(summary.conversionRate?.interval[0]).toBeLessThan(rate);
    expect(summary.expectedValuePerClick).toBeCloseTo(rate * 70 - 2, 12);
    expect(summary.breakEvenRate).toBeCloseTo(2 / 70, 12);
    expect(summary).toMatchObject({ matured: 4.375, efficiency: 87.5, tier: 'good' });
    expect(summary.prediction?.value).toBeCloseTo(4.375, 12);
    expect(summary.trend.direction).toBe('stable');
  });

  it('bounds the return of a spend without any order', () => {
    const summary = summarize(days({ spend: 200, maturity: 0.9 }), { roas: { windowDays: [7] } });
    expect(summary).toMatchObject({ matured: 0, conversions: 0 });
    expect(summary.interval?.[0]).toBe(0);
    expect(summary.interval?.[1]).toBeCloseTo(2.7564127032, 8);
    expect(summary.shrunk).toBeCloseTo(1000 / (500 + 180), 12);
  });

  it('weighs evidence by the conversions that its spend would have brought at 1.5', () => {
    const summary = summarize(days({ spend: 1000, revenue: 2000, conversions: 40 }), {
      roas: { windowDays: [7] },
    });
    expect(summary.averageOrderValue).toBe(50);
    expect(summary.expectedConversions).toBe(30);
    const breakEven = summarize(days({ spend: 1000, revenue: 2000, conversions: 40 }), {
      roas: { windowDays: [7], breakEvenRoas: 2 },
    });
    expect(breakEven.expectedConversions).toBe(40);
  });

  // 1.5 x 333.33 / 50 = 10 expected conversions.
  it.each([
    ['7 days where they have enough evidence', 334, 7],
    ['14 days where 7 have too little', 167, 14],
    ['28 days where nothing shorter has enough', 84, 28],
    ['28 days where even those have too little', 1, 28],
  ])('looks back over %s', (_, spendOfWindow, windowDays) => {
    const rows = repeated(28, {
      spend: spendOfWindow / 7,
      revenue: (spendOfWindow / 7) * 2,
      conversions: spendOfWindow / 175,
    });
    expect(summarize(rows)).toMatchObject({ windowDays, daysUsed: windowDays });
  });

  it('takes exactly ten expected conversions for enough', () => {
    const summary = summarize(repeated(28, { spend: 100, revenue: 100, conversions: 2 }), {
      roas: { windowDays: [7, 14], pauseEvidence: 21 },
    });
    expect(summary).toMatchObject({ windowDays: 7, expectedConversions: 21 });
  });

  it('leaves days out that are not half mature, and looks at the rest', () => {
    const rows = days(
      { spend: 100, revenue: 300, conversions: 6, maturity: 0.5 },
      { spend: 900, maturity: 0.49 },
    );
    expect(summarize(rows, { roas: { windowDays: [7] } })).toMatchObject({
      daysUsed: 1,
      spend: 100,
      maturedSpend: 50,
      matured: 6,
    });
  });

  it('uses the plain ratio of the first window alone in the raw mode', () => {
    const rows = [
      ...repeated(21, { spend: 1, revenue: 9, conversions: 1 }),
      ...repeated(7, { spend: 10, revenue: 20, conversions: 1, maturity: 0.6 }),
    ];
    expect(summarize(rows, { roas: { estimator: 'raw' } })).toMatchObject({
      windowDays: 7,
      spend: 70,
      raw: 2,
    });
  });

  it.each([
    ['nothing was spent', days({ conversions: 3, revenue: 100 }), PRIOR],
    ['no day is mature', days({ spend: 100, revenue: 200, conversions: 3, maturity: 0.2 }), PRIOR],
    ['conversions are not reported', days({ spend: 100, revenue: 200, conversions: null }), PRIOR],
    [
      'values are reported on days without spend only',
      days({ spend: 100, revenue: null, conversions: 3 }, { spend: 0, revenue: 200, conversions: 3 }),
      PRIOR,
    ],
    ['conversions have no values', days({ spend: 100, revenue: 0, conversions: 3 }), PRIOR],
    [
      'neither the account nor the ad set ever had an order',
      days({ spend: 100, revenue: 0, conversions: 0 }),
      { averageOrderValue: null, roas: 2 },
    ],
    ['refunds exceed everything', days({ spend: 100, revenue: -9000, conversions: 3 }), PRIOR],
  ])('is unknown where %s', (_, rows, prior) => {
    expect(summarize(rows, { prior, roas: { windowDays: [7] } })).toMatchObject({
      matured: null,
      shrunk: null,
      interval: null,
      pauseUpperEnd: null,
      expectedConversions: null,
      weight: null,
      prediction: null,
      efficiency: null,
      tier: null,
      trend: { direction: 'stable', slope: null, pValue: null },
    });
  });

  it('leaves a day of unknown conversions or values out of both sums', () => {
    const known = { spend: 100, revenue: 300, conversions: 6 };
    for (const unknown of [{ revenue: null }, { conversions: null }]) {
      const summary = summarize(days(known, { ...known, spend: 900, ...unknown }, known));
      expect(summary).toMatchObject({ daysUsed: 2, daysUnknown: 1, spend: 200, raw: 3, matured: 3 });
    }
    const rows = [...repeated(6, known), ...days({ ...known, revenue: null })];
    expect(summarize(rows).prediction?.value).toBeCloseTo(3, 12);
  });

  it('keeps what is known where no day tells the value of its conversions', () => {
    const rows = repeated(7, { spend: 100, clicks: 50, revenue: null, conversions: 3 });
    expect(summarize(rows, { roas: { windowDays: [7] } })).toMatchObject({
      daysUsed: 7,
      daysUnknown: 0,
      spend: 700,
      conversions: 21,
      revenue: null,
      conversionRate: { mean: 22 / 352 },
    });
  });

  it.each([
    ['rows.0.spend', { spend: -1 }],
    ['rows.0.spend', { spend: Number.NaN }],
    ['rows.0.clicks', { clicks: Number.NaN }],
    ['rows.0.conversions', { conversions: -1 }],
    ['rows.0.revenue', { revenue: Number.NaN }],
    ['rows.0.maturity', { maturity: Number.NaN }],
    ['rows.0.orderSquares', { orderSquares: -1 }],
  ])('refuses an impossible %s: %o', (argument, figures) => {
    expect(() => summarize(days({ spend: 100, revenue: 200, conversions: 3, ...figures }))).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }) as InvalidInputError,
    );
  });

  it.each([
    ['prior.roas', { averageOrderValue: 50, roas: 0 }],
    ['prior.averageOrderValue', { averageOrderValue: Number.NaN, roas: 2 }],
  ])('refuses an impossible %s', (argument, prior) => {
    expect(() => summarize(days({ spend: 100 }), { prior })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }) as InvalidInputError,
    );
  });

  it('judges an account without history by its own orders', () => {
    const summary = summarize(days({ spend: 100, revenue: 400, conversions: 10 }), {
      prior: { averageOrderValue: null, roas: 2 },
      roas: { windowDays: [7] },
    });
    expect(summary.averageOrderValue).toBe(40);
    expect(summary.shrunk).toBeCloseTo((20 * 40 + 400) / ((20 * 40) / 2 + 100), 12);
  });

  it.each([
    ['negative revenue', { spend: 200, revenue: -10, conversions: 2 }, /negative revenue/],
    [
      'a ROAS above 50 on fewer than 30 conversions',
      { spend: 100, revenue: 5001, conversions: 29 },
      /above 50/,
    ],
    [
      'a high ROAS on less spend than an order is worth',
      { spend: 40, revenue: 400, conversions: 8 },
      /less spend than one order/,
    ],
  ])('mistrusts %s', (_, figures, reason) => {
    const { outliers } = summarize(days(figures), { roas: { windowDays: [7] } });
    expect(outliers.join(', ')).toMatch(reason);
  });

  it.each([
    ['a ROAS of exactly 50', { spend: 100, revenue: 5000, conversions: 29 }, /above 50/],
    ['a higher one on 30 conversions', { spend: 100, revenue: 6000, conversions: 30 }, /above 50/],
    ['a spend as large as an order', { spend: 50, revenue: 300, conversions: 6 }, /./],
    ['a low return on tiny spend', { spend: 10, revenue: 20, conversions: 1 }, /./],
  ])('does not mistrust %s for that', (_, figures, reason) => {
    const { outliers } = summarize(days(figures), { roas: { windowDays: [7] } });
    expect(outliers.join(', ')).not.toMatch(reason);
  });

  const anyFigures = fc.record({
    spend: fc.integer({ min: 1, max: 1_000_000 }),
    conversions: fc.integer({ min: 0, max: 500 }),
    orderValue: fc.integer({ min: 1, max: 50_000 }),
    maturity: fc.constantFrom(0.5, 0.6, 0.9, 1),
  });

  it('lies between its own return and the account, and its interval holds what was observed', () => {
    assertProperty(
      fc.property(
        anyFigures,
        fc.integer({ min: 1, max: 20_000 }),
        ({ orderValue, ...figures }, averageOrderValue) => {
          const rows = days({ ...figures, revenue: figures.conversions * orderValue });
          const { matured, shrunk, interval, pauseUpperEnd } = summarize(rows, {
            prior: { averageOrderValue, roas: 2 },
            roas: { windowDays: [7] },
          });
          if (matured === null || shrunk === null || interval === null)
            throw new Error('known figures are unknown');
          expect(shrunk).toBeGreaterThanOrEqual(Math.min(matured, 2) * (1 - 1e-12));
          expect(shrunk).toBeLessThanOrEqual(Math.max(matured, 2) * (1 + 1e-12));
          expect(interval[0]).toBeLessThanOrEqual(matured);
          expect(interval[1]).toBeGreaterThanOrEqual(matured);
          expect(pauseUpperEnd).toBeGreaterThanOrEqual(interval[1]);
        },
      ),
    );
  });

  it('does not depend on the unit of money', () => {
    assertProperty(
      fc.property(anyFigures, ({ orderValue, ...figures }) => {
        const at = (unit: number) =>
          summarize(
            days({
              ...figures,
              spend: figures.spend * unit,
              revenue: figures.conversions * orderValue * unit,
            }),
            {
              prior: { averageOrderValue: 50 * unit, roas: 2 },
              roas: { windowDays: [7] },
            },
          );
        const [cents, dollars] = [at(100), at(1)];
        for (const figure of ['matured', 'shrunk', 'pauseUpperEnd'] as const) {
          const [inCents, inDollars] = [cents[figure] ?? Number.NaN, dollars[figure] ?? Number.NaN];
          expect(inCents).toBeCloseTo(inDollars, 9 - Math.max(0, Math.ceil(Math.log10(inDollars || 1))));
        }
        expect(cents.outliers).toEqual(dollars.outliers);
      }),
    );
  });
});
