import type { AllocatedArm } from '../../allocation/allocation.ts';
import type { Draws } from '../../allocation/compute-targets.ts';
import type { Division } from '../../allocation/division.ts';
import type { Counterfactual } from '../../model/counterfactual.ts';
import { formatMinorUnits } from '../../shared/money.ts';
import type { MarginalObserved } from './marginal-facts.ts';

// Order values to try, as multiples: the nearest first.
const WORSE = [0.8, 0.5, 0.25, 0.1];
const BETTER = [1.25, 2, 4, 10];

/**
 * What would have to differ for another decision on an arm: the value of its orders at which its budget stays or goes the
 * other way, where one of those that are tried does; otherwise a budget that was just set.
 */
export function marginalCounterfactuals({
  arm,
  index,
  observed,
  draws,
  currency,
  divide,
}: {
  readonly arm: AllocatedArm;
  /** The arm's place among all. */
  readonly index: number;
  readonly observed: MarginalObserved;
  readonly draws: Draws;
  readonly currency: string;
  readonly divide: (observed: MarginalObserved, draws: Draws) => Division;
}): readonly Counterfactual[] {
  const { mean } = observed.belief.arms[index]?.orderValue ?? { mean: 0 };
  const present = stanceOf(arm);
  for (const factor of arm.to > arm.from ? WORSE : BETTER) {
    // Every draw of the arm's return has the mean as a factor.
    const other = divide(
      withOrderValue(observed, index, mean * factor),
      draws.map((returns) => returns.map((each, at) => (at === index ? each * factor : each))),
    );
    const then = stanceOf({ from: arm.from, to: other.amounts[index] ?? arm.to });
    if (then !== present) {
      const [instead, now] = [mean * factor, mean].map((value) =>
        formatMinorUnits(Math.round(value), currency),
      );
      return [
        {
          change: `orders worth ${instead} instead of ${now}`,
          then,
          edit: { [`/observed/belief/arms/${index}/orderValue/mean`]: mean * factor },
        },
      ];
    }
  }
  const at = `/observed/belief/arms/${index}`;
  const edit = { [`${at}/floor`]: arm.from, [`${at}/cap`]: arm.from };
  return [{ change: 'a budget that was set less than a day ago', then: 'hold', edit }];
}

/** What an arm comes to, in words. */
function stanceOf({ from, to }: Pick<AllocatedArm, 'from' | 'to'>): string {
  if (to === from) return 'hold';
  return to > from ? 'raise the budget' : 'lower the budget';
}

function withOrderValue(
  { belief, ...rest }: MarginalObserved,
  index: number,
  mean: number,
): MarginalObserved {
  const arms = belief.arms.map((arm, at) =>
    at === index ? { ...arm, orderValue: { ...arm.orderValue, mean } } : arm,
  );
  return { ...rest, belief: { ...belief, arms } };
}
