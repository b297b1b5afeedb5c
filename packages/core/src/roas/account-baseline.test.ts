import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/index.ts';
import { emptyTotals } from '../model/daily-totals.ts';
import { computeRoasPrior } from './account-baseline.ts';
import type { RoasDay } from './roas-day.ts';

function aDay(figures: Partial<RoasDay>): RoasDay {
  return { ...emptyTotals('2026-01-14'), maturity: 1, ...figures };
}

describe('computeRoasPrior', () => {
  it.each([
    [
      'its own ROAS from 30 conversions on',
      { conversions: 30, revenue: 900, spend: 300 },
      { roas: 3, averageOrderValue: 30 },
    ],
    [
      'a ROAS of 2 on 29 conversions',
      { conversions: 29, revenue: 870, spend: 300 },
      { roas: 2, averageOrderValue: 30 },
    ],
    ['no order value without orders', { spend: 300 }, { roas: 2, averageOrderValue: null }],
    [
      'no order value where orders have none',
      { conversions: 40, spend: 300 },
      { roas: 2, averageOrderValue: null },
    ],
    [
      'a ROAS of 2 where nothing was spent',
      { conversions: 40, revenue: 900 },
      { roas: 2, averageOrderValue: 22.5 },
    ],
    [
      'the matured spend',
      { conversions: 40, revenue: 900, spend: 500, maturity: 0.6 },
      { roas: 3, averageOrderValue: 22.5 },
    ],
  ])('uses %s', (_, figures, prior) => {
    expect(computeRoasPrior([aDay(figures)], aPolicy())).toEqual(prior);
  });

  it('leaves days out that are immature or not reported', () => {
    const good = aDay({ conversions: 40, revenue: 900, spend: 300 });
    const days = [
      good,
      aDay({ spend: 9000, maturity: 0.4 }),
      aDay({ spend: 9000, revenue: null, conversions: 3 }),
    ];
    expect(computeRoasPrior(days, aPolicy())).toEqual({ roas: 3, averageOrderValue: 22.5 });
  });

  it('has nothing but the policy on no days', () => {
    expect(computeRoasPrior([], aPolicy({ roas: { priorRoas: 1.5 } }))).toEqual({
      roas: 1.5,
      averageOrderValue: null,
    });
  });
});
