import type { Budget } from '../model/budget.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { SetBudget } from './action.ts';
import { stepBudget } from './budget-owner.ts';
import type { LentBudget } from './lent-budget.ts';

/** A change of a budget, or why there is none. */
type FloorStep =
  | { readonly action: SetBudget; readonly why: null }
  | { readonly action: null; readonly why: 'its budget is unknown' | 'no_change' | 'at_floor' };

/**
 * The change of a budget by a factor, never to less than the smallest daily budget that the platform accepts. While a boost
 * lends it something the factor is that of the budget before: what was lent is no part of it.
 *
 * @param subject `floor`: null where the platform has told none; `lent`: null where no boost is open
 */
export function stepWithinFloor(
  subject: {
    readonly budget: Budget;
    readonly floor: MinorUnits | null;
    readonly lent: LentBudget | null;
  },
  factor: number,
): FloorStep {
  const { budget, floor, lent } = subject;
  const { dailyBudget, lifetimeBudget, budgetRemaining } = budget;
  const from = dailyBudget ?? lifetimeBudget;
  if (from === null || (dailyBudget === null && budgetRemaining === null))
    return { action: null, why: 'its budget is unknown' };
  const base = lent === null ? budget : withoutLent(budget, from - lent.base);
  const step = stepBudget({ budget: base }, factor);
  const kind = dailyBudget === null ? 'lifetime' : 'daily';
  const to = step?.to ?? lent?.base ?? from;
  if (to === from) return { action: null, why: 'no_change' };
  const isBelow = kind === 'daily' && floor !== null && to < from && to < floor;
  if (isBelow && from <= floor) return { action: null, why: 'at_floor' };
  return { action: { type: 'set_budget', kind, from, to: isBelow ? floor : to, revertAt: null }, why: null };
}

function withoutLent(budget: Budget, lent: MinorUnits): Budget {
  const { dailyBudget, lifetimeBudget, budgetRemaining } = budget;
  if (dailyBudget !== null) return { ...budget, dailyBudget: dailyBudget - lent };
  return {
    ...budget,
    lifetimeBudget: lifetimeBudget === null ? null : lifetimeBudget - lent,
    budgetRemaining: budgetRemaining === null ? null : budgetRemaining - lent,
  };
}
