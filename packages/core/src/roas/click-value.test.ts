import { describe, expect, it } from 'vitest';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { aPolicy } from '../../testing/index.ts';
import { emptyTotals } from '../model/daily-totals.ts';
import { computeClickValue } from './click-value.ts';
import type { RoasDay } from './roas-day.ts';
import { sumWindow } from './roas-window.ts';

const policy = aPolicy();

/** What a click of one day is worth, at 70 an order. */
function clickValue(figures: Partial<RoasDay>) {
  const day = { ...emptyTotals('2026-01-14'), maturity: 1, spend: 100, ...figures };
  return computeClickValue(sumWindow([day], 1, policy), 70, policy);
}

type GoldenInput = Pick<RoasDay, 'spend' | 'clicks' | 'conversions' | 'maturity'> & {
  readonly averageOrderValue: number | null;
};

describe('computeClickValue', () => {
  it.each(goldenCases<GoldenInput>('click-value'))(
    'knows what $name make of a click',
    ({ input: { averageOrderValue, ...figures }, expected }) => {
      const day = { ...emptyTotals('2026-01-14'), ...figures };
      const { conversionRate, ...value } = computeClickValue(
        sumWindow([day], 1, policy),
        averageOrderValue,
        policy,
      );
      const { alpha = null, beta = null, mean = null } = conversionRate ?? {};
      expect(deviations({ alpha, beta, mean, ...value }, expected)).toEqual([]);
    },
  );

  it('weighs what a click brings against what it costs', () => {
    const { conversionRate, expectedValuePerClick, breakEvenRate } = clickValue({
      clicks: 50,
      conversions: 5,
    });
    expect(conversionRate).toMatchObject({ alpha: 6, beta: 46, mean: 6 / 52 });
    expect(conversionRate?.interval[0]).toBeLessThan(6 / 52);
    expect(conversionRate?.interval[1]).toBeGreaterThan(6 / 52);
    expect(expectedValuePerClick).toBeCloseTo((6 / 52) * 70 - 2, 12);
    expect(breakEvenRate).toBeCloseTo(2 / 70, 12);
  });

  it('counts clicks as chances as far as they had the time', () => {
    expect(clickValue({ clicks: 50, conversions: 5, maturity: 0.6 }).conversionRate).toMatchObject({
      alpha: 6,
      beta: 26,
    });
  });

  it('counts at least as many chances as conversions', () => {
    expect(clickValue({ clicks: 3, conversions: 5 }).conversionRate).toMatchObject({ alpha: 6, beta: 1 });
  });

  it('is unknown where clicks or conversions are, and without a price where nobody clicked', () => {
    const unknown = { conversionRate: null, expectedValuePerClick: null, breakEvenRate: null };
    expect(clickValue({ clicks: null, conversions: 5 })).toEqual(unknown);
    expect(clickValue({ clicks: 50, conversions: null })).toEqual({ ...unknown, breakEvenRate: 2 / 70 });
    expect(clickValue({ clicks: 0, conversions: 5 })).toMatchObject({
      conversionRate: { alpha: 6, beta: 1 },
      expectedValuePerClick: null,
      breakEvenRate: null,
    });
  });
});
