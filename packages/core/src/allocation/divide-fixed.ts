import type { Policy } from '../policy/policy-schema.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { AllocationBelief } from './belief.ts';
import { type ArmTarget, computeTargets, type Draws, equalTargets } from './compute-targets.ts';
import { divideTotal } from './divide-total.ts';
import { type Division, keepAll, NOTHING_TO_DIVIDE } from './division.ts';
import { fillTotal } from './fill-level.ts';
import { partsOf } from './parts-of.ts';

/** Divides a total by what is believed of the arms' returns. */
export function divideFixed(
  belief: AllocationBelief,
  draws: Draws,
  { total, policy }: { readonly total: MinorUnits; readonly policy: Pick<Policy, 'allocation'> },
): Division {
  const { arms, scale, blind } = belief;
  const { deadBand, explorationFloor } = policy.allocation;
  if (blind?.kind === 'unmeasured') return keepAll(belief, blind.reason);
  if (total === 0) return keepAll(belief, NOTHING_TO_DIVIDE);
  const best = blind
    ? equalTargets(arms, total)
    : computeTargets(arms, draws, (returns) => fillTotal(returns, total, scale));
  const targets = withFloors(best, total, explorationFloor);
  const parts = partsOf(arms, targets, { total, start: total / arms.length, policy });
  const amounts = divideTotal(parts, { total, deadBand, tolerance: explorationFloor * total });
  return { targets, amounts, reason: blind?.reason ?? 'by marginal return', pays: null };
}

/** Nobody's target is less than the floor, and they sum to the total again. */
function withFloors(targets: readonly ArmTarget[], total: number, floor: number): readonly ArmTarget[] {
  const raised = targets.map((each) => Math.max(each.target, floor * total));
  const sum = raised.reduce((all, target) => all + target, 0);
  return targets.map((each, index) => ({
    ...each,
    target: sum > 0 ? ((raised[index] ?? 0) * total) / sum : 0,
  }));
}
