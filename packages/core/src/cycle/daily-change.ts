import { remainingDays } from '../model/budget.ts';
import type { Instant } from '../shared/instant.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { SetBudget } from './action.ts';
import type { BudgetOwner } from './budget-owner.ts';

/**
 * By how many minor units an action changes what its target may spend a day, rounded up: sums of raises never come out
 * too small. Null where that is unknown.
 */
export function dailyChange(
  action: Pick<SetBudget, 'kind' | 'from' | 'to'>,
  { budget }: Pick<BudgetOwner, 'budget'>,
  now: Instant,
): MinorUnits | null {
  const change = action.to - action.from;
  if (action.kind === 'daily') return change;
  const days = remainingDays(budget, now);
  return days === null ? null : Math.ceil(change / days);
}

/** The action cut down to a daily change of at most `limit` minor units (at least 0), in its own direction. */
export function limitDailyChange(
  action: SetBudget,
  owner: BudgetOwner,
  now: Instant,
  limit: MinorUnits,
): SetBudget {
  const days = action.kind === 'daily' ? 1 : (remainingDays(owner.budget, now) ?? 0);
  const most = Math.floor(limit * days);
  const change = action.to - action.from;
  return { ...action, to: action.from + Math.sign(change) * Math.min(Math.abs(change), most) };
}
