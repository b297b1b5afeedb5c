import type { ArmBelief } from './belief.ts';
import type { ArmTarget } from './compute-targets.ts';
import type { Part } from './divide-total.ts';
import { type StepContext, stepBounds } from './step-bounds.ts';

/** The arms on their way to their targets, each within what one day allows it. */
export function partsOf(
  arms: readonly ArmBelief[],
  targets: readonly ArmTarget[],
  context: StepContext,
): readonly Part[] {
  return arms.map((arm, index) => ({
    ...stepBounds(arm, context),
    floor: arm.floor,
    present: arm.budget,
    target: targets[index]?.target ?? 0,
  }));
}
