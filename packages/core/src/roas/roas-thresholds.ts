import type { Policy } from '../policy/policy-schema.ts';

export type RoasThresholds = {
  readonly pauseBelow: number;
  readonly decreaseBelow: number;
  readonly increaseAbove: number;
  readonly fullIncreaseAt: number;
};

/** The policy's thresholds, or their multiples of the break-even ROAS where the policy gives one. */
export function roasThresholds({ roas }: Pick<Policy, 'roas'>): RoasThresholds {
  const { pauseBelow, decreaseBelow, increaseAbove, fullIncreaseAt, breakEvenRoas, breakEvenMultiples } =
    roas;
  if (breakEvenRoas === null) return { pauseBelow, decreaseBelow, increaseAbove, fullIncreaseAt };
  const increase = breakEvenMultiples.increase * breakEvenRoas;
  return {
    pauseBelow: breakEvenMultiples.pause * breakEvenRoas,
    decreaseBelow: breakEvenMultiples.decrease * breakEvenRoas,
    increaseAbove: increase,
    // The ramp of the step keeps its shape.
    fullIncreaseAt: increase * (fullIncreaseAt / increaseAbove),
  };
}
