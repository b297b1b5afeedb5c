import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { fitLogSlope } from './fit-log-slope.ts';
import { pValueOf } from './p-value.ts';
import { exposedPoints, pearsonSquares, type RatePoint } from './rate-series.ts';
import { SMALLEST } from './sensible-size.ts';
import { studentTails } from './special-functions/student-t-distribution.ts';

/** How a rate changes over time. */
export type Trend = {
  readonly testable: true;
  /** Of the logarithm of the rate, per unit of time: -0.02 is a fall of 2 % a day. */
  readonly slope: number;
  /** Logarithm of the rate at time 0. */
  readonly intercept: number;
  /** Of the slope, if the counts were independent events. */
  readonly modelError: number;
  /** Of the slope, with the dispersion found, or `minDispersion` where that is more. */
  readonly standardError: number;
  /** Variance over mean of the counts round the trend. */
  readonly dispersion: number;
  /** Two less than there are points with exposure. */
  readonly degreesOfFreedom: number;
  /** The slope in standard errors. */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Decimal logarithm of the p-value: finite where the p-value itself is too small for a number. */
  readonly log10P: number;
  /** In the unit of time; null where the rate does not fall. */
  readonly halfLife: number | null;
};

/** A series that tells no slope. */
export type UntestableTrend = {
  readonly testable: false;
  readonly because: 'too_few_points' | 'no_counts' | 'counts_at_one_end';
};

/**
 * The trend of a rate: `count = exposure x exp(intercept + slope x at)`, fitted by maximum likelihood as if counts were
 * Poisson, with errors widened by how much they really vary (quasi-Poisson). Periods without a count are ordinary.
 *
 * ```ts
 * const points = [300, 291, 285, 270, 268].map((count, at) => ({ at, count, exposure: 10_000 }));
 * trend(points); // slope -0.030, p 0.21
 * ```
 *
 * Source: P. McCullagh and J. A. Nelder, "Generalized linear models" (1989), 6.2 and 9.
 *
 * @param points in any order; amounts such as revenue may stand for counts, see `minDispersion`
 * @param minDispersion the least variance over mean to assume, above 0: 1 by default; for amounts, what one event is
 * worth times its mean square over its squared mean
 * @throws InvalidInputError for a time, count or exposure that cannot be, a count without exposure, or another dispersion
 */
export function trend(
  points: readonly RatePoint[],
  { minDispersion = 1 }: { readonly minDispersion?: number } = {},
): Trend | UntestableTrend {
  if (!(minDispersion > 0 && minDispersion < Number.POSITIVE_INFINITY)) {
    throw new InvalidInputError({ argument: 'minDispersion', message: `not above 0: ${minDispersion}` });
  }
  const exposed = exposedPoints(points);
  const times = exposed.map(({ at }) => at);
  const first = times.reduce((min, at) => Math.min(min, at), Number.POSITIVE_INFINITY);
  const span = times.reduce((max, at) => Math.max(max, at - first), 0);
  // Times that are closer together are one time.
  if (exposed.length < 3 || span < SMALLEST) return { testable: false, because: 'too_few_points' };
  if (exposed.every(({ count }) => count === 0)) return { testable: false, because: 'no_counts' };
  const fit = fitLogSlope(exposed.map((point) => ({ ...point, at: (point.at - first) / span })));
  if (fit === null) return { testable: false, because: 'counts_at_one_end' };
  const counts = exposed.map(({ count }) => count);
  const degreesOfFreedom = exposed.length - 2;
  const dispersion = pearsonSquares(counts, fit.expected) / degreesOfFreedom;
  const modelError = 1 / Math.sqrt(fit.information) / span;
  const slope = fit.slope / span;
  const standardError = modelError * Math.sqrt(Math.max(minDispersion, dispersion));
  const statistic = slope / standardError;
  return {
    testable: true,
    slope,
    intercept: fit.level - slope * first,
    modelError,
    standardError,
    dispersion,
    degreesOfFreedom,
    statistic,
    ...pValueOf(studentTails(statistic, degreesOfFreedom), 'two_sided'),
    halfLife: slope < 0 ? Math.LN2 / -slope : null,
  };
}
