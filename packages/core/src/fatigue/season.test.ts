import { describe, expect, it } from 'vitest';
import { type DailyTotals, emptyTotals } from '../model/daily-totals.ts';
import { addDays } from '../shared/day.ts';
import {
  addToSeason,
  firstRate,
  type SeasonSums,
  seasonFactor,
  seasonVariance,
  seasonWithout,
} from './season.ts';

/** Consecutive days of 1000 impressions. */
function series(clicks: readonly (number | null)[]): readonly DailyTotals[] {
  return clicks.map((each, index) => ({
    ...emptyTotals(addDays('2026-01-01', index)),
    impressions: 1000,
    clicks: each,
  }));
}

function seasonOf(...creatives: readonly (readonly DailyTotals[])[]): SeasonSums {
  const sums: SeasonSums = new Map();
  for (const days of creatives) addToSeason(sums, days, firstRate(days, 2));
  return sums;
}

describe('firstRate', () => {
  it.each([
    ['its first days', [10, 20, 90], 0.015],
    ['its first known days', [10, null, 20, 90], 0.015],
    ['too few days', [10], null],
    ['days without a click', [0, 0, 90], null],
  ])('takes the rate of %s', (_, clicks, rate) => {
    expect(firstRate(series(clicks), 2)).toBe(rate);
  });
});

describe('seasonWithout', () => {
  const [steady, rising, young] = [series([10, 10, 10]), series([20, 20, 30]), series([5])];

  it('is what the others did of what they made expect', () => {
    const others = seasonWithout(seasonOf(steady, rising), steady, firstRate(steady, 2));
    expect(others).toEqual([
      { day: '2026-01-01', clicks: 20, expected: 20, squares: 400 },
      { day: '2026-01-02', clicks: 20, expected: 20, squares: 400 },
      { day: '2026-01-03', clicks: 30, expected: 20, squares: 400 },
    ]);
  });

  it('is nothing for the only creative of a campaign', () => {
    expect(seasonWithout(seasonOf(steady), steady, firstRate(steady, 2))).toEqual([]);
  });

  it('is that of all the others for one that has no rate yet', () => {
    expect(seasonWithout(seasonOf(steady, young), young, null)).toEqual([
      { day: '2026-01-01', clicks: 10, expected: 10, squares: 100 },
    ]);
  });
});

describe('seasonFactor and seasonVariance', () => {
  const nothing = { clicks: 0, expected: 0, squares: 0 };
  const baseline = { clicks: 1000, expected: 1000, squares: 1e6 };

  it('say nothing without others', () => {
    expect(seasonFactor(nothing, nothing, 50)).toBe(1);
    expect(seasonVariance(nothing, nothing, { cv: 0.12, weight: 50 })).toBe(0);
  });

  it('pull few clicks towards no season', () => {
    expect(seasonFactor({ clicks: 20, expected: 50, squares: 2500 }, nothing, 50)).toBeCloseTo(0.7, 12);
    expect(seasonFactor({ clicks: 800, expected: 1000, squares: 1e6 }, baseline, 50)).toBeCloseTo(
      850 / 1050,
      12,
    );
  });

  it('trust many creatives more than a single one with as many clicks', () => {
    const options = { cv: 0.12, weight: 50 };
    const many = { clicks: 1000, expected: 1000, squares: 1e4 };
    expect(seasonVariance(many, many, options)).toBeLessThan(seasonVariance(baseline, baseline, options) / 5);
  });
});
