import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { checkDispersionEstimate } from './check-dispersion.ts';
import type { DispersionEstimate, DispersionPrior } from './dispersion.ts';
import { DEFAULT_DISPERSION_PRIOR, dispersionOf } from './estimate-dispersion.ts';
import { INFERENCE_DEFAULTS } from './inference-defaults.ts';
import { type ArmDayTable, measureScatter } from './measure-scatter.ts';

/**
 * The dispersion of an account from all its ad sets: of more use than a single test's, which has few days. Ad sets with
 * fewer than two ads or four days that hold a success tell nothing and are passed over.
 *
 * @param tables one per ad set, the ads' complete days of about the last four weeks
 * @param options `prior`: cv 0.15 with weight 6 by default; 0.20 for orders per impression.
 *   `minDays`: of an ad set that tells something, 4 by default
 * @throws InvalidInputError for a table that {@link estimateDispersion} refuses, an impossible prior, or no number of days
 */
export function poolDispersion(
  tables: readonly ArmDayTable[],
  {
    prior = DEFAULT_DISPERSION_PRIOR,
    minDays = INFERENCE_DEFAULTS.minPooledDays,
  }: { readonly prior?: DispersionPrior; readonly minDays?: number } = {},
): { readonly cv: number; readonly nu: number } {
  if (!(minDays >= 0)) {
    throw new InvalidInputError({ argument: 'minDays', message: `no number of days: ${minDays}` });
  }
  let squares = 0;
  let degreesOfFreedom = 0;
  let weightedCount = 0;
  for (const table of tables) {
    const scatter = measureScatter(table);
    if (scatter.days < minDays) continue;
    squares += scatter.squares;
    degreesOfFreedom += scatter.degreesOfFreedom;
    weightedCount += scatter.degreesOfFreedom * scatter.meanCount;
  }
  const meanCount = degreesOfFreedom === 0 ? 0 : weightedCount / degreesOfFreedom;
  return dispersionOf({ squares, degreesOfFreedom, meanCount }, prior);
}

/**
 * What an account's dispersion leads one to believe of one test in it. It weighs at most 24 degrees of freedom: a test
 * may be noisier than its account, and would otherwise hardly be heard.
 *
 * @throws InvalidInputError for what is no dispersion, or a cap that is not above 0
 */
export function accountDispersionPrior(
  estimate: DispersionEstimate,
  { maxWeight = INFERENCE_DEFAULTS.maxAccountWeight }: { readonly maxWeight?: number } = {},
): DispersionPrior {
  if (!(maxWeight > 0)) {
    throw new InvalidInputError({ argument: 'maxWeight', message: `not above 0: ${maxWeight}` });
  }
  checkDispersionEstimate(estimate);
  const { cv, nu } = estimate;
  return { cv, weight: nu === null ? maxWeight : Math.min(nu, maxWeight) };
}
