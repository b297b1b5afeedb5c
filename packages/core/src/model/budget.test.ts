import { describe, expect, it } from 'vitest';
import { addHours } from '../shared/instant.ts';
import { type Budget, dailyEquivalent, remainingDays } from './budget.ts';

const NOW = '2026-01-15T12:00:00.000Z';

function aLifetimeBudget(budgetRemaining: number | null, hoursLeft: number | null): Budget {
  const endsAt = hoursLeft === null ? null : addHours(NOW, hoursLeft);
  return { dailyBudget: null, lifetimeBudget: 100_000, budgetRemaining, endsAt };
}

describe('dailyEquivalent', () => {
  it('is the daily budget where there is one', () => {
    const budget = { dailyBudget: 5000, lifetimeBudget: null, budgetRemaining: null, endsAt: null };
    expect(dailyEquivalent(budget, NOW)).toBe(5000);
  });

  it.each([
    ['spreads what is left over the days that are left', 70_000, 240, 7000],
    ['counts parts of days', 30_000, 36, 20_000],
    ['rounds up, so that no sum comes out too small', 70_001, 240, 7001],
    ['spends everything on a last day, however short', 4000, 3, 4000],
    ['counts a budget past its end as if it ended tomorrow', 4000, -48, 4000],
    ['counts an overspent budget as used up', -50, 240, 0],
  ])('%s', (_, remaining, hours, daily) => {
    expect(dailyEquivalent(aLifetimeBudget(remaining, hours), NOW)).toBe(daily);
  });

  it('is unknown where the rest, the end, or any amount is', () => {
    expect(dailyEquivalent(aLifetimeBudget(null, 240), NOW)).toBeNull();
    expect(dailyEquivalent(aLifetimeBudget(70_000, null), NOW)).toBeNull();
    expect(dailyEquivalent({ ...aLifetimeBudget(70_000, 240), lifetimeBudget: null }, NOW)).toBeNull();
  });
});

describe('remainingDays', () => {
  it('counts at least one day', () => {
    expect(remainingDays({ endsAt: addHours(NOW, 36) }, NOW)).toBe(1.5);
    expect(remainingDays({ endsAt: NOW }, NOW)).toBe(1);
    expect(remainingDays({ endsAt: null }, NOW)).toBeNull();
  });
});
