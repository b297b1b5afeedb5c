import { policyAmount } from '../policy/define-policy.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { AllocationBelief } from './belief.ts';
import { type ArmTarget, computeTargets, type Draws, equalTargets } from './compute-targets.ts';
import { divideTotal, isNear, type Part } from './divide-total.ts';
import { type Division, keepAll, NOTHING_TO_DIVIDE } from './division.ts';
import { fillUpTo } from './fill-level.ts';
import { partsOf } from './parts-of.ts';

/**
 * Gives every arm what its last unit still earns, whatever that comes to: no more than the campaign's limit, no more than
 * one step above the present sum, and never less than a small share of what it is measured against.
 *
 * @param total what the arms began with, or are meant to have: shares, the smallest sum and new arms are measured by it
 * @param elsewhere what of the campaign's limit is spent a day beside the arms
 */
export function divideMarginal(
  belief: AllocationBelief,
  draws: Draws,
  {
    total,
    elsewhere,
    policy,
  }: { readonly total: MinorUnits; readonly elsewhere: MinorUnits; readonly policy: Policy },
): Division {
  const { arms, scale, blind } = belief;
  const { allocation, limits } = policy;
  if (blind?.kind === 'unmeasured') return keepAll(belief, blind.reason);
  if (total === 0) return keepAll(belief, NOTHING_TO_DIVIDE);
  const present = arms.reduce((sum, { budget }) => sum + budget, 0);
  const cap = Math.max(0, policyAmount(policy, limits.maxDailyBudgetPerCampaign) - elsewhere);
  const most = Math.floor(Math.min(cap, present > 0 ? present * (1 + allocation.maxStep) : total));
  const level = marginOf(policy);
  const best = blind
    ? equalTargets(arms, Math.min(present, cap))
    : computeTargets(arms, draws, (returns) => fillUpTo(returns, { level, cap, scale }));
  const targets = withinTotal(best, { least: allocation.minTotalShare * total, most }).map((each) => ({
    ...each,
    target: Math.max(each.target, allocation.explorationFloor * total),
  }));
  const start = Math.max(allocation.newShare * total, present / arms.length);
  const parts = partsOf(arms, targets, { total, start, policy });
  const free = parts.map((part) => moved(part, allocation.deadBand));
  const isTooMuch = free.reduce((sum, amount) => sum + amount, 0) > most;
  const amounts = isTooMuch ? divideTotal(parts, { ...allocation, total: most, tolerance: most }) : free;
  const pays = blind ? null : best.some(({ target }) => target > 0);
  const reason = blind?.reason ?? `${pays ? 'until the next' : 'no'} unit brings ${level.toFixed(2)}`;
  return { targets, amounts, reason, pays };
}

/** The marginal ROAS that pays: break-even, with a margin for what is not known. */
function marginOf({ roas, allocation }: Pick<Policy, 'roas' | 'allocation'>): number {
  return (roas.breakEvenRoas ?? roas.decreaseBelow) / allocation.riskFactor;
}

function withinTotal(
  targets: readonly ArmTarget[],
  { least, most }: { readonly least: number; readonly most: number },
): readonly ArmTarget[] {
  const sum = targets.reduce((all, { target }) => all + target, 0);
  if (sum < least) return targets.map((each) => ({ ...each, target: least / targets.length }));
  return sum > most ? targets.map((each) => ({ ...each, target: (each.target * most) / sum })) : targets;
}

function moved(part: Part, deadBand: number): MinorUnits {
  if (isNear(part, { deadBand })) return part.present;
  return Math.min(Math.max(Math.round(part.target), part.low), part.high);
}
