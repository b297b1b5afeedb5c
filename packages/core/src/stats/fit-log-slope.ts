import type { RatePoint } from './rate-series.ts';

/** The maximum-likelihood fit of `count = exposure x exp(level + slope x place)`. */
export type LogSlope = {
  readonly slope: number;
  readonly level: number;
  readonly expected: readonly number[];
  /** What the counts tell of the slope: the inverse of its variance, if they are independent events. */
  readonly information: number;
};

// Convergence is quadratic: after a step of this size the next one would be lost in rounding.
const SETTLED = 1e-11;
const LONGEST_STEP = 10;
// A rate that changes by more than this, as a logarithm, leaves all of its counts at one end.
const STEEPEST = 1e6;

/**
 * Fits the slope of the logarithm of a rate over places in 0..1. Counts of independent events at log-linear rates have a
 * likelihood with one maximum, where the mean place of the expected counts is that of the observed ones.
 *
 * @param points with exposure, at places of which the first is 0 and the last is 1
 * @returns null where there is no maximum, because all counts are at one end
 */
export function fitLogSlope(points: readonly RatePoint[]): LogSlope | null {
  const total = points.reduce((sum, { count }) => sum + count, 0);
  const mean = points.reduce((sum, { at, count }) => sum + at * (count / total), 0);
  if (!(total > 0 && mean > 0 && mean < 1)) return null;
  const slope = rootOf((candidate) => {
    const weights = weigh(points, candidate);
    return { excess: weights.mean - mean, slope: weights.variance };
  });
  if (slope === null) return null;
  const { shares, lnTotal, variance } = weigh(points, slope);
  return {
    slope,
    level: Math.log(total) - lnTotal,
    expected: shares.map((share) => total * share),
    information: total * variance,
  };
}

/** The shares that the points have of all counts at a slope, with the mean and the variance of their places. */
function weigh(points: readonly RatePoint[], slope: number) {
  const lnWeights = points.map(({ at, exposure }) => Math.log(exposure) + slope * at);
  const largest = lnWeights.reduce((max, ln) => Math.max(max, ln), Number.NEGATIVE_INFINITY);
  const weights = lnWeights.map((ln) => Math.exp(ln - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / total);
  const mean = points.reduce((sum, { at }, index) => sum + at * (shares[index] ?? 0), 0);
  const variance = points.reduce((sum, { at }, index) => sum + (at - mean) ** 2 * (shares[index] ?? 0), 0);
  return { shares, lnTotal: largest + Math.log(total), mean, variance };
}

/** Where an increasing function is 0, by Newton's method kept between points on either side of it; null where that is far out. */
function rootOf(evaluate: (x: number) => { readonly excess: number; readonly slope: number }): number | null {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let x = 0;
  while (Math.abs(x) <= STEEPEST) {
    const { excess, slope } = evaluate(x);
    if (excess === 0) return x;
    if (excess > 0) high = x;
    else low = x;
    // Where all weight is at one end there is no slope, and the step is as long as it may be.
    const longest = LONGEST_STEP + Math.abs(x);
    const newton = x - Math.max(-longest, Math.min(longest, excess / slope));
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= SETTLED * Math.max(1, Math.abs(x))) return next;
    x = next;
  }
  return null;
}
