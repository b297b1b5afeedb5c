import { checkOneOf } from './check-one-of.ts';
import type { RatioDay } from './ratio-day.ts';
import { estimateRatio, type RatioEstimate, type RatioMoments } from './ratio-estimate.ts';
import { normalUpperQuantile } from './special-functions/normal-distribution.ts';
import { checkProbability } from './special-functions/parameter.ts';
import { studentUpperQuantile } from './special-functions/student-t-distribution.ts';

/** A ratio of sums and the interval that holds the true one with the confidence asked for. */
export type RatioInterval = RatioEstimate & {
  /** null with fewer than two days, or where the denominators sum to nothing. */
  readonly interval: readonly [low: number, high: number] | null;
};

export type RatioOptions = {
  /** `student` by default: few days do not know their own spread. `normal` for as many pairs as users or orders. */
  readonly quantiles?: 'student' | 'normal';
};

/**
 * The interval of any ratio of sums of which daily rows are known: cost per click, ROAS, revenue per order. The days
 * themselves show how much it varies, by the delta method: numerator and denominator of one day belong together.
 *
 * ```ts
 * const days = [{ numerator: 120, denominator: 60 }, { numerator: 90, denominator: 55 }, { numerator: 150, denominator: 58 }];
 * ratioInterval(days, 0.95).ratio; // 2.08
 * ```
 *
 * It holds for one look. On a handful of orders it is too narrow: for the ROAS of one ad set see {@link roasLowerEnd}.
 *
 * @param days one pair a day, or the moments of the days
 * @param confidence such as 0.95, between 0 and 1
 * @throws InvalidInputError for a negative denominator, figures beyond 1e60, moments that no days have, or another
 * confidence
 */
export function ratioInterval(
  days: readonly RatioDay[] | RatioMoments,
  confidence: number,
  { quantiles = 'student' }: RatioOptions = {},
): RatioInterval {
  checkProbability('confidence', confidence);
  checkQuantiles(quantiles);
  const estimate = estimateRatio('days', days);
  return { ...estimate, interval: intervalOf(estimate.ratio, estimate, { confidence, quantiles }) };
}

/** @throws InvalidInputError for unknown ones */
export function checkQuantiles(quantiles: NonNullable<RatioOptions['quantiles']>): void {
  checkOneOf('quantiles', quantiles, ['student', 'normal']);
}

/** An estimate more or less its standard errors; null where either is unknown. */
export function intervalOf(
  estimate: number | null,
  {
    standardError,
    degreesOfFreedom,
  }: { readonly standardError: number | null; readonly degreesOfFreedom: number },
  {
    confidence,
    quantiles,
  }: { readonly confidence: number; readonly quantiles: NonNullable<RatioOptions['quantiles']> },
): readonly [low: number, high: number] | null {
  if (estimate === null || standardError === null) return null;
  const tail = (1 - confidence) / 2;
  const quantile =
    quantiles === 'normal' ? normalUpperQuantile(tail) : studentUpperQuantile(tail, degreesOfFreedom);
  return [estimate - quantile * standardError, estimate + quantile * standardError];
}
