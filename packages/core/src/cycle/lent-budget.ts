import type { Budget } from '../model/budget.ts';
import type { Instant } from '../shared/instant.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { OpenBoost } from './open-boosts.ts';

/** What an open boost has made of a budget: steps start from what it was before, or lent money would be kept. */
export type LentBudget = {
  /** The budget before the boost, in minor units. */
  readonly base: MinorUnits;
  /** When the boost ends. */
  readonly until: Instant;
};

/** What is lent to a budget; null where nothing is, or where the boost was overtaken: the budget is another one by now. */
export function lentBudget(budget: Budget, boost: OpenBoost | undefined): LentBudget | null {
  if (!boost) return null;
  const present = boost.kind === 'daily' ? budget.dailyBudget : budget.lifetimeBudget;
  return present === boost.to ? { base: boost.from, until: boost.revertAt } : null;
}
