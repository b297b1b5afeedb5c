import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { INFERENCE_DEFAULTS } from './inference-defaults.ts';
import {
  type AlwaysValidOptions,
  type AlwaysValidResult,
  type Contrast,
  judge,
  type UntestableDifference,
  untestable,
} from './mixture-test.ts';
import type { RatioDay } from './ratio-day.ts';
import { estimateRatio, type RatioMoments, sumRatio } from './ratio-estimate.ts';

/**
 * {@link alwaysValidTest} for any ratio of sums of which daily rows are known: cost per click, frequency, revenue per
 * order. The days themselves show how much the ratio varies, so nothing has to be known about what it is made of; that
 * takes two weeks of them.
 *
 * Method: the delta method over days, whose variance is estimated with `Da + Db - 2` degrees of freedom; then
 * {@link mixtureTest}. The variances of the arms are added up: what both had in common on a day is not taken out.
 *
 * @param a one pair a day, or the moments of the days
 * @param options `minDays` in each arm, 14 by default
 * @returns not testable, with p-value 1, with fewer days, where an arm's denominators or both arms' numerators sum to
 * nothing, and where no day differs from another
 * @throws InvalidInputError for a negative denominator, figures beyond 1e60, fewer than two `minDays`, or options outside
 * their ranges
 */
export function alwaysValidRatioTest(
  a: readonly RatioDay[] | RatioMoments,
  b: readonly RatioDay[] | RatioMoments,
  {
    minDays = INFERENCE_DEFAULTS.minRatioDays,
    ...options
  }: AlwaysValidOptions & { readonly minDays?: number },
): AlwaysValidResult | UntestableDifference {
  return judge(contrastRatios(a, b, minDays), options);
}

// Days of one and the same ratio differ by so much only because numbers are rounded.
const ROUNDING = 1e-9;

/**
 * The difference of two ratios of sums.
 *
 * @throws InvalidInputError for impossible days, or fewer than two `minDays`
 */
export function contrastRatios(
  a: readonly RatioDay[] | RatioMoments,
  b: readonly RatioDay[] | RatioMoments,
  minDays: number,
): Contrast | UntestableDifference {
  if (!(minDays >= 2)) throw new InvalidInputError({ argument: 'minDays', message: `below 2: ${minDays}` });
  const first = estimateRatio('a', a);
  const second = estimateRatio('b', b);
  const [sumsA, sumsB] = [sumRatio(a), sumRatio(b)];
  if (Math.min(sumsA.count, sumsB.count) < minDays) return untestable('too_few_days');
  const errors = [first.standardError, second.standardError].filter((error) => error !== null);
  if (first.ratio === null || second.ratio === null || errors.length < 2) return untestable('no_data');
  const error = Math.hypot(...errors);
  const scale = (sumsA.numerator + sumsB.numerator) / (sumsA.denominator + sumsB.denominator);
  if (!(scale > 0 && error > scale * ROUNDING)) return untestable('no_variation');
  return {
    difference: first.ratio - second.ratio,
    variance: error ** 2,
    scale,
    nu: first.degreesOfFreedom + second.degreesOfFreedom,
    control: first.ratio,
  };
}
