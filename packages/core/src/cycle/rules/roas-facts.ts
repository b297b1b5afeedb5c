import type { Budget } from '../../model/budget.ts';
import type { RoasPrior } from '../../roas/account-baseline.ts';
import { decideRoasScaling } from '../../roas/decide-roas-scaling.ts';
import type { RoasFigures } from '../../roas/measure-roas.ts';
import type { RoasWindow } from '../../roas/roas-window.ts';
import { addHours, type Instant } from '../../shared/instant.ts';
import type { MinorUnits } from '../../shared/money.ts';
import type { BudgetChange } from '../budget-change.ts';
import type { BudgetOwner } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';
import { type LentBudget, lentBudget } from '../lent-budget.ts';
import type { OpenBoost } from '../open-boosts.ts';
import { ownerRoasBefore } from '../owner-roas.ts';

/** All that the ROAS rule judges a budget by. */
export type RoasObserved = {
  readonly window: RoasWindow;
  readonly prior: RoasPrior;
  readonly createdAt: Instant;
  readonly budget: Budget;
  /** The smallest daily budget that the platform accepts; null where it has told none. */
  readonly floor: MinorUnits | null;
  /** Days in a row, today's included, on which the return asked for less than the floor. */
  readonly cutDaysAtFloor: number;
  /** What a boost lends it; null where none is open. */
  readonly lent: LentBudget | null;
};

export function observeRoas(
  owner: BudgetOwner,
  figures: RoasFigures,
  {
    facts,
    boost,
    changes,
  }: {
    readonly facts: CycleFacts;
    readonly boost: OpenBoost | undefined;
    /** Of this owner's budget. */
    readonly changes: readonly BudgetChange[];
  },
): RoasObserved {
  const { dailyBudget, lifetimeBudget, budgetRemaining, endsAt } = owner.budget;
  return {
    window: windowOf(figures),
    prior: figures.prior,
    createdAt: owner.createdAt,
    budget: { dailyBudget, lifetimeBudget, budgetRemaining, endsAt },
    floor: facts.snapshot.account.minimumDailyBudget,
    cutDaysAtFloor: countCutDays(owner, figures, changes, facts),
    lent: lentBudget(owner.budget, boost),
  };
}

function windowOf(figures: RoasFigures): RoasWindow {
  return {
    windowDays: figures.windowDays,
    daysUsed: figures.daysUsed,
    daysUnknown: figures.daysUnknown,
    spend: figures.spend,
    maturedSpend: figures.maturedSpend,
    maturedSpendError: figures.maturedSpendError,
    clicks: figures.clicks,
    maturedClicks: figures.maturedClicks,
    conversions: figures.conversions,
    revenue: figures.revenue,
    orderSquares: figures.orderSquares,
    effectiveDays: figures.effectiveDays,
  };
}

/**
 * How many days the budget has stood at the floor while the return asked for less: today, and the days before it by what
 * is known of them today. No more than the policy asks for are looked at.
 */
function countCutDays(
  owner: BudgetOwner,
  figures: RoasFigures,
  changes: readonly BudgetChange[],
  facts: CycleFacts,
): number {
  const { dailyBudget } = owner.budget;
  const floor = facts.snapshot.account.minimumDailyBudget;
  if (dailyBudget === null || floor === null || dailyBudget > floor) return 0;
  const policy = facts.policyFor(owner.target.campaignId);
  const { now } = facts.snapshot;
  const days = Array.from({ length: policy.roas.floorDaysToPause }, (_, index) => index);
  const otherwise = days.findIndex((daysAgo) => {
    const then = addHours(now, -24 * daysAgo);
    if (changes.some(({ at }) => at > then)) return true;
    const summary = daysAgo === 0 ? figures : ownerRoasBefore(owner, facts, { daysAgo });
    const { kind } = decideRoasScaling({ summary, adSet: owner, now: then, policy });
    return kind !== 'down' && kind !== 'pause';
  });
  return otherwise === -1 ? days.length : otherwise;
}
