import { pValueOf } from './p-value.ts';
import type { RatioDay } from './ratio-day.ts';
import { estimateRatio, type RatioMoments } from './ratio-estimate.ts';
import { checkQuantiles, intervalOf, type RatioOptions } from './ratio-interval.ts';
import { normalTails } from './special-functions/normal-distribution.ts';
import { checkProbability } from './special-functions/parameter.ts';
import { studentTails } from './special-functions/student-t-distribution.ts';

/** A first ratio against a second one. What cannot be said is null. */
export type RatioDifference = {
  /** False with fewer than two days in an arm, without a denominator, and where no day differs from another. */
  readonly testable: boolean;
  /** First ratio less second ratio. */
  readonly difference: number | null;
  readonly standardError: number | null;
  /** Two less than there are days in both arms. */
  readonly degreesOfFreedom: number;
  /** The difference in standard errors. */
  readonly statistic: number | null;
  /** Two-sided. */
  readonly pValue: number | null;
  /** Decimal logarithm of the p-value: finite where the p-value itself is too small for a number. */
  readonly log10P: number | null;
  /** null where it is not testable, as is the lift's. */
  readonly interval: readonly [low: number, high: number] | null;
  /** First ratio over second ratio, less 1; null where the second one is 0. */
  readonly relativeLift: number | null;
  readonly liftStandardError: number | null;
  readonly liftInterval: readonly [low: number, high: number] | null;
};

/**
 * The difference of two ratios of sums, absolute and relative, with daily rows of both: the delta method over days, as in
 * {@link ratioInterval}. It is valid for one look that was planned beforehand; `alwaysValidRatioTest` is for many.
 *
 * @param a one pair a day, or the moments of the days
 * @param confidence of both intervals, 0.95 by default
 * @throws InvalidInputError for a negative denominator, figures beyond 1e60, moments that no days have, or a confidence
 * that is not between 0 and 1
 */
export function ratioDifference(
  a: readonly RatioDay[] | RatioMoments,
  b: readonly RatioDay[] | RatioMoments,
  { confidence = 0.95, quantiles = 'student' }: RatioOptions & { readonly confidence?: number } = {},
): RatioDifference {
  checkProbability('confidence', confidence);
  checkQuantiles(quantiles);
  const first = estimateRatio('a', a);
  const second = estimateRatio('b', b);
  const degreesOfFreedom = first.degreesOfFreedom + second.degreesOfFreedom;
  const difference = known([first.ratio, second.ratio], (r1, r2) => r1 - r2);
  const standardError = known([first.standardError, second.standardError], Math.hypot);
  const relativeLift = known([first.ratio, second.ratio], (r1, r2) => r1 / r2 - 1);
  const liftStandardError = known(
    [first.ratio, second.ratio, first.standardError, second.standardError],
    (r1, r2, s1, s2) => Math.hypot(s1 / r2, (r1 / r2) * (s2 / r2)),
  );
  const statistic = known([difference, standardError], (distance, error) => distance / error);
  const tails =
    statistic === null
      ? null
      : quantiles === 'normal'
        ? normalTails(statistic)
        : studentTails(statistic, degreesOfFreedom);
  const wanted = { confidence, quantiles };
  return {
    testable: tails !== null,
    difference,
    standardError,
    degreesOfFreedom,
    statistic,
    ...(tails === null ? { pValue: null, log10P: null } : pValueOf(tails, 'two_sided')),
    interval: tails === null ? null : intervalOf(difference, { standardError, degreesOfFreedom }, wanted),
    relativeLift,
    liftStandardError,
    liftInterval:
      tails === null
        ? null
        : intervalOf(relativeLift, { standardError: liftStandardError, degreesOfFreedom }, wanted),
  };
}

/** Computes with what is known: null where something is not, or where the result is no number. */
function known(values: readonly (number | null)[], compute: (...known: number[]) => number): number | null {
  const all = values.filter((value) => value !== null);
  const result = all.length < values.length ? Number.NaN : compute(...all);
  return Number.isFinite(result) ? result : null;
}
