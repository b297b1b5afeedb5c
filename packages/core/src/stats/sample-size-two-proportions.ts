import { findingChance } from './finding-chance.ts';
import { checkDesign, type ProportionDesign } from './proportion-design.ts';
import { bisect } from './special-functions/bisect.ts';
import { checkProbability } from './special-functions/parameter.ts';

/** How large a test has to be. */
export type SampleSize = {
  /** Trials of the first arm as the formula gives them. */
  readonly exact: number;
  /** Whole trials of each arm. */
  readonly trials: readonly [first: number, second: number];
};

const LN_MOST = Math.log(Number.MAX_SAFE_INTEGER);

/**
 * How many trials a test of two rates needs to find a true difference; null where no number is enough, because the noise
 * of its days alone hides the difference, or the number is beyond the safe integers.
 *
 * ```ts
 * sampleSizeTwoProportions({ rate: 0.02, lift: 0.3 })?.trials; // [9798, 9798]
 * ```
 *
 * Source: J. L. Fleiss, B. Levin and M. C. Paik, "Statistical methods for rates and proportions" (2003), 4, without
 * continuity correction; with day-to-day noise added to the variance.
 *
 * @param options `lift`: of the second rate over the first one, relative: 0.3 is 30 %; not 0
 *   `power`: the chance to find it, 0.8 by default
 * @throws InvalidInputError for a design outside its ranges, or a lifted rate that is not between 0 and 1
 */
export function sampleSizeTwoProportions({
  lift,
  power = 0.8,
  ...design
}: ProportionDesign & { readonly lift: number; readonly power?: number }): SampleSize | null {
  const checked = checkDesign(design);
  checkProbability('power', power);
  const margin = (lnTrials: number): number => findingChance(checked, lift, Math.exp(lnTrials)).found - power;
  if (!(margin(LN_MOST) > 0)) return null;
  const exact = Math.exp(bisect(margin, -LN_MOST, LN_MOST));
  return { exact, trials: [Math.ceil(exact), Math.ceil(exact * checked.ratio)] };
}
