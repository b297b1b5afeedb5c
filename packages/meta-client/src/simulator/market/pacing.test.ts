import { createRng } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import type { BudgetState } from '../world/world-state.ts';
import { createCalendar, type MarketHour } from './calendar.ts';
import { paceSpend, remainingOf } from './pacing.ts';

const calendar = createCalendar({
  startsAt: '2026-03-01T05:00:00.000Z',
  account: { timeZone: 'America/New_York' },
});

function aBudget(budget: Partial<BudgetState>): BudgetState {
  return { dailyBudget: null, lifetimeBudget: null, endsAt: null, ledger: [], spent: 0, ...budget };
}

function spendDay(budget: BudgetState, day: string, demand = 1): number {
  return sum(calendar.hoursOf(day).map((hour) => paceSpend(budget, hour, demand)));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

describe('paceSpend', () => {
  it.each(['2026-03-07', '2026-03-08', '2026-11-01'])(
    'spends the daily budget on %s, however long the day is',
    (day) => {
      const spend = spendDay(aBudget({ dailyBudget: 100_00 }), day);
      expect(spend).toBeLessThanOrEqual(100_00);
      expect(spend).toBeGreaterThan(99_50);
    },
  );

  it.each([100_00, 777_777_777_77])(
    'spends no more than a budget of %d on the first day, whatever the demand',
    (dailyBudget) => {
      const spend = spendDay(aBudget({ dailyBudget }), '2026-03-02', 3);
      expect(spend).toBeLessThanOrEqual(dailyBudget);
      expect(spend / dailyBudget).toBeGreaterThan(0.99);
    },
  );

  it('makes up for no hours in which the budget was not in use', () => {
    const budget = aBudget({ dailyBudget: 100_00 });
    const morning = calendar.hoursOf('2026-03-02').slice(0, 12);
    for (const hour of morning) paceSpend(budget, hour, 0);
    const added = sum(morning.map(({ share }) => share)) / 1_000_000;
    expect(spendDay(budget, '2026-03-03', 10)).toBeLessThanOrEqual(100_00 * (1 + added));
  });

  it('makes up for weak days, by at most three quarters of the budget a day', () => {
    const budget = aBudget({ dailyBudget: 100_00 });
    for (const day of ['2026-03-02', '2026-03-03', '2026-03-04']) spendDay(budget, day, 0.2);
    const catchUp = spendDay(budget, '2026-03-05', 10);
    expect(catchUp).toBeLessThanOrEqual(175_00);
    expect(catchUp).toBeGreaterThan(170_00);
  });

  it('forgets what was left unspent a week ago', () => {
    const budget = aBudget({ dailyBudget: 100_00 });
    spendDay(budget, '2026-03-02', 0);
    expect(spendDay(budget, '2026-03-09', 3)).toBeLessThanOrEqual(100_00);
  });

  it('spreads a short allowance over the whole day', () => {
    const budget = aBudget({ dailyBudget: 100_00 });
    spendDay(budget, '2026-03-02', 0.25);
    spendDay(budget, '2026-03-03', 1.75);
    for (const day of ['2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08'])
      spendDay(budget, day);
    const hours = calendar.hoursOf('2026-03-09').map((hour) => paceSpend(budget, hour, 1));
    expect(Math.min(...hours)).toBeGreaterThan(0);
    expect(sum(hours)).toBeLessThan(30_00);
  });

  it('follows a budget that is cut at noon from that hour on', () => {
    const budget = aBudget({ dailyBudget: 100_00 });
    const hours = calendar.hoursOf('2026-03-02');
    const morning = sum(hours.slice(0, 12).map((hour) => paceSpend(budget, hour, 1)));
    budget.dailyBudget = 10_00;
    const afternoon = sum(hours.slice(12).map((hour) => paceSpend(budget, hour, 1)));
    expect(morning).toBeGreaterThan(25_00);
    expect(afternoon).toBeLessThanOrEqual(10_00);
    expect(afternoon).toBeGreaterThan(5_00);
  });

  it('spends a lifetime budget up to its end and never more', () => {
    const budget = aBudget({ lifetimeBudget: 300_00, endsAt: '2026-03-05T05:00:00.000Z' });
    const days = ['2026-03-02', '2026-03-03', '2026-03-04'].map((day) => spendDay(budget, day));
    for (const spend of days) expect(spend / 100_00).toBeCloseTo(1, 0);
    expect(budget.spent).toBe(sum(days));
    expect(remainingOf(budget)).toBeLessThan(5_00);
    expect(remainingOf(budget)).toBeGreaterThanOrEqual(0);
  });
});

it('keeps any day below 1.75 and any week below 7 times the largest budget in force, for any budgets and demand', () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const rng = createRng(`pacing ${seed}`);
    const budget = aBudget({ dailyBudget: 1 + Math.floor(rng.next() * 10 ** (1 + rng.next() * 6)) });
    const days: { spend: number; largest: number }[] = [];
    for (let at = 0; at < 30; at += 1) {
      const today = { spend: 0, largest: 0 };
      for (const hour of calendar.hoursOf(dayAt(at))) {
        if (rng.next() < 0.05) budget.dailyBudget = 1 + Math.floor(rng.next() * 10 ** (1 + rng.next() * 6));
        if (rng.next() < 0.1) continue;
        today.largest = Math.max(today.largest, budget.dailyBudget ?? 0);
        today.spend += paceSpend(budget, hour, rng.next() * 4);
      }
      days.push(today);
      const week = days.slice(-7);
      expect(today.spend).toBeLessThanOrEqual(1.75 * today.largest);
      expect(sum(week.map(({ spend }) => spend))).toBeLessThanOrEqual(
        7 * Math.max(...week.map(({ largest }) => largest)),
      );
    }
  }
});

/** Thirty days around the night on which New York loses an hour. */
function dayAt(at: number): MarketHour['day'] {
  return new Date(Date.UTC(2026, 1, 20 + at)).toISOString().slice(0, 10);
}
