import type { BetaParameters } from './beta-posterior.ts';
import { excessOverLn } from './special-functions/deviance.ts';
import { lnBetaKernel } from './special-functions/incomplete-beta.ts';

// exp(-40) of the peak is below the last digit of the whole.
const NEGLIGIBLE = 40;
const WIDEN = 1.25;
// Nearer to the peak than this, the parts that cancel are left out of the logarithm of the density.
const NEAR = 0.4;
// From here on exp leaves the range of a number.
const FAR = 700;

/**
 * The density of `ln(x / (1 - x))` of a beta variable x. In the logit it is log-concave, has no pole whatever the
 * parameters are, and keeps its digits near both ends.
 */
export type LogitDensity = {
  /** Where it is largest. */
  readonly peak: number;
  /** The standard deviation of the normal density with the same curvature at the peak. */
  readonly width: number;
  /** Nearer to 0 than this its logarithm bends; beyond, it is all but a straight line. */
  readonly bend: number;
  /** Outside of these it is negligible. */
  readonly low: number;
  readonly high: number;
  /** The density that far from the peak. */
  readonly at: (distance: number) => number;
};

/** The density of the logit of a Beta(alpha, beta) variable. */
export function logitDensity({ alpha, beta }: BetaParameters): LogitDensity {
  const total = alpha + beta;
  const lnHeight = lnBetaKernel(alpha, beta, alpha / total, beta / total);
  // Seen from the side of the smaller parameter no digits are lost.
  const fall =
    alpha <= beta
      ? (distance: number): number => fallOf(distance, alpha, total)
      : (distance: number): number => fallOf(-distance, beta, total);
  const width = Math.sqrt(1 / alpha + 1 / beta);
  const peak = Math.log(alpha / beta);
  return {
    peak,
    width,
    bend: Math.log1p(total),
    low: peak - reach((distance) => fall(-distance), width),
    high: peak + reach(fall, width),
    at: (distance) => Math.exp(lnHeight - fall(distance)),
  };
}

/** By how much the logarithm of the density is below its peak: `total ln(1 + share (e^d - 1)) - parameter d`. */
function fallOf(distance: number, parameter: number, total: number): number {
  const share = parameter / total;
  const growth = Math.expm1(distance);
  if (Math.abs(distance) < NEAR)
    return parameter * excessOverLn(growth) - total * excessOverLn(share * growth);
  const ln = distance < FAR ? Math.log1p(share * growth) : Math.log(share) + distance;
  return total * ln - parameter * distance;
}

/** A distance at which the density is negligible. */
function reach(fall: (distance: number) => number, width: number): number {
  let distance = width * Math.sqrt(2 * NEGLIGIBLE);
  while (fall(distance) < NEGLIGIBLE) distance *= WIDEN;
  return distance;
}
