import type { Policy } from '../policy/policy-schema.ts';
import type { MinorUnits } from '../shared/money.ts';
import { createRng } from '../shared/rng.ts';
import type { Allocation } from './allocation.ts';
import type { AllocationPrior } from './allocation-prior.ts';
import type { AllocationArm } from './arm.ts';
import type { AllocationBelief } from './belief.ts';
import { checkArms } from './check-arms.ts';
import type { Draws } from './compute-targets.ts';
import { describeAllocation } from './describe-allocation.ts';
import { divideFixed } from './divide-fixed.ts';
import { drawReturns } from './draw-returns.ts';
import { learnArms } from './learn-arms.ts';

/** What a budget is divided by. Amounts in minor units of the policy's currency. */
export type AllocationRequest = {
  /** One or more, in any order: it changes nothing. */
  readonly arms: readonly AllocationArm[];
  /** What they share a day. */
  readonly total: MinorUnits;
  /** The same seed draws the same numbers. */
  readonly seed: string;
  readonly policy: Policy;
  /** The account's own rates; by default those of the arms together. */
  readonly prior?: AllocationPrior;
  /** Spread of an ad's daily click rate beyond counting, relative; `dispersion.ctr` of the policy by default. */
  readonly cv?: number;
};

/**
 * Divides a campaign's daily budget over its ad sets, so that the last unit of each brings about the same: Thompson
 * sampling of their returns, each draw divided by {@link waterFill}, the mean of the divisions approached by one step a
 * day. Clicks, conversion rates and order values have memories of their own; late conversions, tracking failures, bots
 * and worn-out creatives are reckoned with.
 *
 * ```ts
 * const { arms } = allocateBudget({ arms: adSets, total: 100_000, seed: '2026-11-20', policy });
 * const next = arms.filter(({ from, to }) => from !== to); // at most 20 % each
 * ```
 *
 * The budgets sum to the total wherever floors, caps and steps allow it. Where nothing was sold in two weeks all parts
 * are equal; where nobody knows what was sold everything stays.
 *
 * @throws InvalidInputError where an amount is not whole, ids or days repeat, or a day, a rate or a
 * spread cannot be meant
 */
export function allocateBudget({ arms, total, seed, policy, prior, cv }: AllocationRequest): Allocation {
  checkArms({ arms, total, prior, cv });
  const belief = learnArms(arms, { total, policy, prior, cv });
  const draws = drawsOf(belief, { seed, policy });
  return describeAllocation(belief, draws, divideFixed(belief, draws, { total, policy }), { total, policy });
}

/** The draws that a belief is divided by. */
export function drawsOf(
  { arms }: AllocationBelief,
  { seed, policy }: { readonly seed: string; readonly policy: Pick<Policy, 'allocation'> },
): Draws {
  return drawReturns(arms, { rng: createRng(seed), draws: policy.allocation.draws });
}
