import { type AllocationRequest, drawsOf } from './allocate-budget.ts';
import type { Allocation } from './allocation.ts';
import { checkArms } from './check-arms.ts';
import { describeAllocation } from './describe-allocation.ts';
import { divideMarginal } from './divide-marginal.ts';
import { learnArms } from './learn-arms.ts';

/**
 * Grows or shrinks a campaign's daily budget until its last unit just pays: every ad set gets what its next unit still
 * earns at the break-even ROAS (`roas.breakEvenRoas`, or `roas.decreaseBelow` without one), with a margin for risk. One
 * step a day, up to `limits.maxDailyBudgetPerCampaign`, and down to a small share of `total`.
 *
 * ```ts
 * const { before, after } = decideTotalBudget({ arms: adSets, total: 100_000, seed: '2026-11-20', policy });
 * ```
 *
 * @param request `arms` are all that the campaign spends on; `total` is what the campaign began with, or is meant to have: shares and limits are measured by it
 * @throws InvalidInputError where an amount is not whole, ids or days repeat, or a day, a rate or a
 * spread cannot be meant
 */
export function decideTotalBudget({ arms, total, seed, policy, prior, cv }: AllocationRequest): Allocation {
  checkArms({ arms, total, prior, cv });
  const belief = learnArms(arms, { total, policy, prior, cv });
  const draws = drawsOf(belief, { seed, policy });
  const division = divideMarginal(belief, draws, { total, elsewhere: 0, policy });
  return describeAllocation(belief, draws, division, { total, policy });
}
