import { type Instant, instantMs } from '../shared/instant.ts';
import type { MinorUnits } from '../shared/money.ts';

/** The budget of a campaign or an ad set: at most one of the two amounts is set. */
export type Budget = {
  readonly dailyBudget: MinorUnits | null;
  readonly lifetimeBudget: MinorUnits | null;
  /** What is left of a lifetime budget. */
  readonly budgetRemaining: MinorUnits | null;
  /** When a lifetime budget ends. */
  readonly endsAt: Instant | null;
};

const DAY_MS = 86_400_000;

/**
 * What the budget amounts to a day, in minor units: the daily budget, or what is left of a lifetime budget over the
 * days that are left (never less than one), rounded up. Null where that is unknown.
 */
export function dailyEquivalent(budget: Budget, now: Instant): MinorUnits | null {
  if (budget.dailyBudget !== null) return budget.dailyBudget;
  if (budget.lifetimeBudget === null || budget.budgetRemaining === null) return null;
  const days = remainingDays(budget, now);
  return days === null ? null : Math.ceil(Math.max(0, budget.budgetRemaining) / days);
}

/** Days until a lifetime budget ends, at least one; null where the end is unknown. */
export function remainingDays({ endsAt }: Pick<Budget, 'endsAt'>, now: Instant): number | null {
  return endsAt === null ? null : Math.max(1, (instantMs(endsAt) - instantMs(now)) / DAY_MS);
}
