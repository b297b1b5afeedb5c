import type { ArmBelief } from './belief.ts';

/** Returns of the first unit of spend, by draw and arm. */
export type Draws = readonly (readonly number[])[];

/** Where an arm's budget should go. Amounts in minor units. */
export type ArmTarget = {
  readonly target: number;
  /** In what share of the draws its part is larger, and smaller, than its present budget. */
  readonly above: number;
  readonly below: number;
};

/** The mean over all draws of each arm's best part. */
export function computeTargets(
  arms: readonly ArmBelief[],
  draws: Draws,
  fill: (returns: readonly number[]) => readonly number[],
): readonly ArmTarget[] {
  const sums = arms.map(() => ({ target: 0, above: 0, below: 0 }));
  for (const returns of draws) {
    const spend = fill(returns);
    for (const [index, sum] of sums.entries()) {
      const part = spend[index] ?? 0;
      const budget = arms[index]?.budget ?? 0;
      sum.target += part;
      if (part > budget) sum.above += 1;
      if (part < budget) sum.below += 1;
    }
  }
  const share = (value: number): number => value / draws.length;
  return sums.map(({ target, above, below }) => ({
    target: share(target),
    above: share(above),
    below: share(below),
  }));
}

/** Equal parts, whatever the returns. */
export function equalTargets(arms: readonly ArmBelief[], total: number): readonly ArmTarget[] {
  const target = total / arms.length;
  return arms.map(({ budget }) => ({
    target,
    above: target > budget ? 1 : 0,
    below: target < budget ? 1 : 0,
  }));
}
