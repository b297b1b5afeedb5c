import {
  type BudgetOwner,
  dailyBudgetOf,
  dailyChange,
  formatMinorUnits,
  type Policy,
  type SetBudget,
  spendCeiling,
} from '@adpilot/core';
import type { PresentValues } from './present-values.ts';

/** Checks the cap on all daily budgets again before each raise, with what the platform holds by then. */
export interface SpendGuard {
  /** Why a raise may not happen; null where it may. */
  refuses(targetId: string, action: SetBudget): string | null;
}

/**
 * @param owners everything that may spend, as just read
 * @param present kept up to date by the caller: a decrease that failed must not make room for a raise
 */
export function createSpendGuard(
  owners: readonly BudgetOwner[],
  present: PresentValues,
  policy: Policy,
  now: string,
): SpendGuard {
  const ceiling = spendCeiling(policy);
  const budgetNow = (owner: BudgetOwner): number | null => {
    const value = present.get(owner.target.id);
    if (!value) return null;
    if (value.status !== 'ACTIVE') return 0;
    if (value.lifetimeBudget === null) return value.dailyBudget;
    const change = {
      kind: 'lifetime' as const,
      from: owner.budget.lifetimeBudget ?? value.lifetimeBudget,
      to: value.lifetimeBudget,
    };
    const daily = dailyBudgetOf(owner, now);
    const since = dailyChange(change, owner, now);
    return daily === null || since === null ? null : daily + since;
  };
  return {
    refuses: (targetId, action) => {
      const owner = owners.find(({ target }) => target.id === targetId);
      const total = owners.reduce<number | null>((sum, each) => {
        const budget = budgetNow(each);
        return sum === null || budget === null ? null : sum + budget;
      }, 0);
      const change = owner ? dailyChange(action, owner, now) : null;
      if (total === null || change === null) return 'an active budget cannot be read: nothing is raised';
      if (total + change <= ceiling) return null;
      const text = (amount: number): string => formatMinorUnits(Math.round(amount), policy.currency);
      return `active budgets of ${text(total)} a day and ${text(change)} more exceed ${text(ceiling)}`;
    },
  };
}
