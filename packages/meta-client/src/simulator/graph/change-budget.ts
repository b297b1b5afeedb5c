import { type Instant, instantMs, type MinorUnits } from '@adpilot/core';
import { holdsBudget } from '../market/pacing.ts';
import type { AdSetState, BudgetState, EntityState } from '../world/world-state.ts';
import { checkNotGone } from './change-status.ts';
import type { GraphContext } from './graph-context.ts';
import {
  budgetHeldElsewhere,
  budgetTooLow,
  parameterError,
  refusedValue,
  tooManyBudgetChanges,
} from './graph-errors.ts';

export type BudgetField = 'daily_budget' | 'lifetime_budget';

const CHANGES_PER_HOUR = 4;
const HOUR_MS = 3_600_000;

/**
 * The budget that a write asks for, in minor units.
 *
 * @throws GraphError for text that is no whole number, an amount below the minimum or below what is spent, and where
 * the entity does not hold a budget of this kind
 */
export function requestedBudget(
  owner: BudgetState & EntityState,
  field: BudgetField,
  text: string,
  { world }: GraphContext,
): MinorUnits {
  if (!/^\d{1,15}$/.test(text)) throw parameterError(`Param ${field} must be an integer`);
  const amount = Number(text);
  const { minimumDailyBudget, currency } = world.state.account;
  checkNotGone(owner, field);
  if (!holdsBudget(owner)) throw budgetHeldElsewhere(field);
  if (budgetOf(owner, field) === null) {
    const text = 'A daily budget cannot become a lifetime budget, nor the other way round.';
    throw refusedValue(field, { title: 'Budget Type Cannot Change', text });
  }
  if (amount < minimumDailyBudget) throw budgetTooLow(field, minimumDailyBudget, currency);
  if (field === 'lifetime_budget' && amount < owner.spent) throw budgetTooLow(field, owner.spent, currency);
  return amount;
}

export function budgetOf(owner: BudgetState, field: BudgetField): MinorUnits | null {
  return field === 'daily_budget' ? owner.dailyBudget : owner.lifetimeBudget;
}

/**
 * Enters a change into the ad set's last hour.
 *
 * @throws GraphError where there were four already
 */
export function countBudgetChange(adSet: AdSetState, now: Instant): void {
  const recent = adSet.budgetChanges.filter((at) => instantMs(now) - instantMs(at) < HOUR_MS);
  if (recent.length >= CHANGES_PER_HOUR) throw tooManyBudgetChanges();
  adSet.budgetChanges = [...recent, now];
}
