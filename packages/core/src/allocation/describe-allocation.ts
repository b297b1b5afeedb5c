import type { Policy } from '../policy/policy-schema.ts';
import { formatMinorUnits, type MinorUnits } from '../shared/money.ts';
import type { AllocatedArm, Allocation } from './allocation.ts';
import { type AllocationBelief, type ArmBelief, meanReturn } from './belief.ts';
import type { Draws } from './compute-targets.ts';
import type { Division } from './division.ts';
import { stepBounds } from './step-bounds.ts';

// The interval that is told of a return.
const [LOW, HIGH] = [0.05, 0.95];

/** A division with what it rests on: each arm's figures and a sentence on it. */
export function describeAllocation(
  { arms, scale, wear }: AllocationBelief,
  draws: Draws,
  { targets, amounts, reason, pays }: Division,
  { total, policy }: { readonly total: MinorUnits; readonly policy: Pick<Policy, 'currency' | 'allocation'> },
): Allocation {
  const described = arms.map((arm, index): AllocatedArm => {
    const { target, above, below } = targets[index] ?? { target: arm.budget, above: 0, below: 0 };
    const to = amounts[index] ?? arm.budget;
    const returns = draws.map((returnsOf) => returnsOf[index] ?? 0).sort((a, b) => a - b);
    const initialRoas = meanReturn(arm);
    const figures = {
      id: arm.id,
      from: arm.budget,
      to,
      target,
      initialRoas,
      initialRoasLow: quantile(returns, LOW),
      initialRoasHigh: quantile(returns, HIGH),
      marginalRoas: initialRoas / (1 + to / scale),
      certainty: to === arm.budget ? null : to > arm.budget ? above : below,
    };
    return { ...figures, reason: sentence(figures, arm, total, reason, policy) };
  });
  return {
    arms: described,
    before: arms.reduce((sum, { budget }) => sum + budget, 0),
    after: amounts.reduce((sum, amount) => sum + amount, 0),
    total,
    scale,
    wear,
    reason,
    pays,
  };
}

function sentence(
  {
    from,
    to,
    target,
    initialRoas,
    initialRoasLow,
    initialRoasHigh,
    marginalRoas,
  }: Omit<AllocatedArm, 'reason'>,
  arm: ArmBelief,
  total: MinorUnits,
  reason: string,
  policy: Pick<Policy, 'currency' | 'allocation'>,
): string {
  const { isNew, isBlind, floor, cap } = arm;
  const { deadBand } = policy.allocation;
  if (isBlind) return `${reason}: its clicks are not reported, and its budget stays`;
  const money = (amount: number): string => formatMinorUnits(Math.round(amount), policy.currency);
  const believed = `the first unit brings ${initialRoas.toFixed(2)} (90 %: ${initialRoasLow.toFixed(2)} to ${initialRoasHigh.toFixed(2)}), the next ${marginalRoas.toFixed(2)}`;
  const share = `${reason}: its share of ${money(total)} is ${money(target)}; ${believed}`;
  if (to === from) return `${share}; ${whyKept({ from, target, deadBand, floor, cap })}`;
  if (isNew) return `${share}; nothing of it was shown yet`;
  const { low } = stepBounds(arm, { total, start: 0, policy });
  return to < low ? `${share}; the total leaves too little for a single step` : share;
}

function whyKept({
  from,
  target,
  deadBand,
  floor,
  cap,
}: Pick<AllocatedArm, 'from' | 'target'> &
  Pick<ArmBelief, 'floor' | 'cap'> & { readonly deadBand: number }): string {
  if (Math.abs(target - from) < deadBand * from)
    return `less than ${Number((100 * deadBand).toFixed(1))} % away`;
  if (target < from && from <= floor) return 'it is at its floor';
  if (target > from && cap !== null && from >= cap) return 'it is at its cap';
  return 'the others leave no room';
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}
