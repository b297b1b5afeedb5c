import { addDays } from '@adpilot/core';
import type { BudgetState } from '../world/world-state.ts';
import { DAY_BUDGET, type MarketHour } from './calendar.ts';

/** Meta may spend three quarters more than the daily budget on one day, and balances that over seven. */
export const DAY_FLEX = 1.75;
const WINDOW_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * What a budget lets through in one hour, in minor units, and enters it into the budget's ledger.
 *
 * The ledger counts in parts of a daily budget, each at the budget that was in force in its hour. An hour in which the
 * budget is in use adds its share of the day. Over seven local days no more is spent than the first six have added and
 * one whole day, and no more than 1.75 on a day; an allowance that is short is spread over the rest of the day. However
 * budgets are changed, a day thus spends at most 1.75 times, and seven days in a row spend at most seven times, the
 * largest daily budget that was in force in them.
 *
 * @param demand what the auction would take, relative to an even pace
 */
export function paceSpend(budget: BudgetState, hour: MarketHour, demand: number): number {
  const daily = dailyBudgetAt(budget, hour);
  if (daily <= 0) return 0;
  const today = openToday(budget, hour);
  today.accrued += hour.share;
  const wanted = Math.round(inMoney(hour.share * demand, daily));
  const allowed = Math.floor(inMoney((leftToday(budget) * hour.share) / hour.sharesLeft, daily));
  const spend = Math.max(0, Math.min(wanted, allowed, remainingOf(budget)));
  today.spent += Math.ceil((spend * DAY_BUDGET) / daily);
  budget.spent += spend;
  return spend;
}

/** Whether this level has the budget, and not the one above or below it. */
export function holdsBudget({ dailyBudget, lifetimeBudget }: BudgetState): boolean {
  return dailyBudget !== null || lifetimeBudget !== null;
}

/** What is left of a lifetime budget, in minor units; without end for a daily one. */
export function remainingOf({ lifetimeBudget, spent }: BudgetState): number {
  return lifetimeBudget === null ? Number.POSITIVE_INFINITY : Math.max(0, lifetimeBudget - spent);
}

/** The daily budget, or what is left of a lifetime budget evenly over the time that is left. */
function dailyBudgetAt(budget: BudgetState, { startsAt }: MarketHour): number {
  if (budget.dailyBudget !== null) return budget.dailyBudget;
  if (budget.lifetimeBudget === null || budget.endsAt === null) return 0;
  return (remainingOf(budget) * DAY_MS) / (Date.parse(budget.endsAt) - startsAt);
}

function openToday(budget: BudgetState, { day }: MarketHour): BudgetState['ledger'][number] {
  const last = budget.ledger.at(-1);
  if (last?.day === day) return last;
  const today = { day, accrued: 0, spent: 0 };
  const oldest = addDays(day, 1 - WINDOW_DAYS);
  budget.ledger = [...budget.ledger.filter((entry) => entry.day >= oldest), today];
  return today;
}

/** What may still be spent today, in parts of a daily budget; below 0 after a day that has used up the week's balance. */
function leftToday({ ledger }: BudgetState): number {
  const earlier = ledger.slice(0, -1).reduce((sum, { accrued, spent }) => sum + accrued - spent, 0);
  const spentToday = ledger.at(-1)?.spent ?? 0;
  return Math.min(earlier + DAY_BUDGET, DAY_FLEX * DAY_BUDGET) - spentToday;
}

function inMoney(parts: number, dailyBudget: number): number {
  return (parts * dailyBudget) / DAY_BUDGET;
}
