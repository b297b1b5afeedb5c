import type { Json, MinorUnits } from '@adpilot/core';
import { holdsBudget, remainingOf } from '../market/pacing.ts';
import type { AdSetState, BudgetState } from '../world/world-state.ts';
import type { GraphContext } from './graph-context.ts';

/**
 * Budgets as Meta writes them: whole minor units as text, "0" for the kind that is not set, and no budget fields at all
 * where the other level holds the budget.
 */
export function budgetFields<E extends BudgetState>(
  adSetsOf: (owner: E, context: GraphContext) => readonly AdSetState[],
): Readonly<Record<string, (owner: E, context: GraphContext) => Json | undefined>> {
  return {
    daily_budget: (owner) => (holdsBudget(owner) ? String(owner.dailyBudget ?? 0) : undefined),
    lifetime_budget: (owner) => (holdsBudget(owner) ? String(owner.lifetimeBudget ?? 0) : undefined),
    budget_remaining: (owner, context) =>
      holdsBudget(owner) ? String(remainingNow(owner, adSetsOf(owner, context), context)) : undefined,
  };
}

/** Of a lifetime budget what is left of it, of a daily budget what is left of today's. */
function remainingNow(
  owner: BudgetState,
  adSets: readonly AdSetState[],
  { world, now }: GraphContext,
): MinorUnits {
  if (owner.lifetimeBudget !== null) return remainingOf(owner);
  const today = world.calendar.dayOf(now);
  const spent = adSets
    .flatMap(({ id }) => world.adsOf(id))
    .reduce((sum, { days }) => sum + (days[today]?.spend ?? 0), 0);
  return Math.max(0, (owner.dailyBudget ?? 0) - spent);
}
