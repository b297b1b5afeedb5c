import type { Policy } from '../policy/policy-schema.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { ArmBelief } from './belief.ts';

/** What an arm may get today, in whole minor units. */
export type StepBounds = { readonly low: MinorUnits; readonly high: MinorUnits };

// Of a product that is a whole number but for rounding.
const ROUNDING = 1e-6;

/** What steps are measured by. */
export type StepContext = {
  /** In minor units: shares are of it. */
  readonly total: MinorUnits;
  /** The most that an arm gets of which nothing was shown. */
  readonly start: number;
  readonly policy: Pick<Policy, 'allocation'>;
};

/**
 * How far an arm may move in one day: by the policy's step, an arm with little of the total further, and a new one
 * anywhere up to its start; always within its own floor and cap.
 */
export function stepBounds(
  { budget, floor, cap, isNew }: Pick<ArmBelief, 'budget' | 'floor' | 'cap' | 'isNew'>,
  { total, start, policy: { allocation } }: StepContext,
): StepBounds {
  const within = (amount: number): number => Math.max(floor, Math.min(amount, cap ?? amount));
  if (isNew) return { low: within(0), high: within(Math.floor(start)) };
  const { maxStep, smallShare, smallShareCap } = allocation;
  const high = Math.floor(budget * (1 + maxStep) + ROUNDING);
  if (budget < smallShare * total) {
    return { low: within(0), high: within(Math.max(high, Math.floor(smallShareCap * total))) };
  }
  return { low: within(Math.ceil(budget * (1 - maxStep) - ROUNDING)), high: within(high) };
}
