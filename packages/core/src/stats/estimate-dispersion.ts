import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { DispersionPrior } from './dispersion.ts';
import { effectiveDays } from './effective-days.ts';
import { INFERENCE_DEFAULTS } from './inference-defaults.ts';
import { type ArmDayTable, measureScatter, type Scatter } from './measure-scatter.ts';

/**
 * The day-to-day spread of the ads of one test or ad set, pulled towards a prior by little data. What all ads had in
 * common on a day (a weekday, a holiday, the account) is no spread. One day or one ad tells nothing: the prior remains.
 *
 * ```ts
 * estimateDispersion({
 *   trials: [[5000, 6000, 4000], [5000, 5000, 5000]],
 *   successes: [[110, 118, 95], [92, 128, 80]],
 * }); // { cv: 0.170, nu: 8, effectiveDays: [2.92, 3] }
 * ```
 *
 * Method: Pearson's statistic of the fit "exposure x ad x day" estimates the overdispersion `phi = 1 + cv^2 x mean
 * count`; it is averaged with the prior's phi by degrees of freedom.
 *
 * @param prior cv 0.15 with weight 6 by default; better the account's own, see `accountDispersionPrior`
 * @returns `nu` counts the prior's weight and the data's degrees of freedom; `effectiveDays` is per arm
 * @throws InvalidInputError where the tables differ in shape or hold what is no count of so many trials, for a negative
 * cv or a weight that is not above 0
 */
export function estimateDispersion(
  table: ArmDayTable,
  { prior = DEFAULT_DISPERSION_PRIOR }: { readonly prior?: DispersionPrior } = {},
): { readonly cv: number; readonly nu: number; readonly effectiveDays: readonly number[] } {
  return {
    ...dispersionOf(measureScatter(table), prior),
    effectiveDays: table.trials.map(effectiveDays),
  };
}

/** What is believed of a new account's click rates. */
export const DEFAULT_DISPERSION_PRIOR: DispersionPrior = {
  cv: INFERENCE_DEFAULTS.dispersionCv,
  weight: INFERENCE_DEFAULTS.dispersionWeight,
};

/** @throws InvalidInputError for an impossible prior */
export function dispersionOf(
  { squares, degreesOfFreedom, meanCount }: Pick<Scatter, 'squares' | 'degreesOfFreedom' | 'meanCount'>,
  { cv, weight }: DispersionPrior,
): { readonly cv: number; readonly nu: number } {
  check('prior.cv', cv, cv >= 0);
  check('prior.weight', weight, weight > 0);
  if (degreesOfFreedom === 0) return { cv, nu: weight };
  const nu = weight + degreesOfFreedom;
  const priorPhi = 1 + cv * cv * meanCount;
  const phi = (weight * priorPhi + squares) / nu;
  return { cv: Math.sqrt(Math.max(0, (phi - 1) / meanCount)), nu };
}

function check(argument: string, value: number, possible: boolean): void {
  if (possible && Number.isFinite(value)) return;
  throw new InvalidInputError({ argument, message: `impossible for a dispersion: ${value}` });
}
