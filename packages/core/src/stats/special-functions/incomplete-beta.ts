import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import { continuedFraction } from './continued-fraction.ts';
import { deviance, excessOverLn } from './deviance.ts';
import { stirlingError } from './ln-gamma.ts';
import { checkParameter } from './parameter.ts';
import { integrateTail } from './tail-integral.ts';
import { swapTails, type Tails, tailsOfLower } from './tails.ts';

// From here on the tail integral is cheaper than as many terms as the fraction needs.
const LARGE = 200;
const MAX_TERMS = 20_000;
// Closer to an end than this (in mean counts), a density that is infinite there is measured from that end.
const EDGE = 0.01;

/**
 * The regularised incomplete beta function: `lower` is I_x(a, b), `upper` is I_(1-x)(b, a), the tails of a beta variable.
 *
 * Source: Didonato and Morris, "Algorithm 708", ACM Transactions on Mathematical Software 18 (1992), for the continued
 * fraction.
 *
 * @param a 1e-100 to 1e100
 * @param b 1e-100 to 1e100
 * @param x in 0..1
 * @param complement 1 - x, for callers who know more of its digits
 * @throws InvalidInputError for anything else
 */
export function betaTails(a: number, b: number, x: number, complement: number = 1 - x): Tails {
  checkParameter('a', a);
  checkParameter('b', b);
  if (!(x >= 0 && complement >= 0 && Math.abs(x + complement - 1) <= 2 * Number.EPSILON)) {
    throw new InvalidInputError({ argument: 'x', message: `not in 0..1: ${x}, with ${complement} to 1` });
  }
  if (x === 0) return tailsOfLower(Number.NEGATIVE_INFINITY);
  if (complement === 0) return tailsOfLower(0);
  const below = x <= complement ? isBelow(a, b, x, complement) : !isBelow(b, a, complement, x);
  return below
    ? tailsOfLower(lnLower(a, b, x, complement))
    : swapTails(tailsOfLower(lnLower(b, a, complement, x)));
}

/** Whether the lower side is the one to compute: it is the smaller one, or `x` is all but 0. */
function isBelow(a: number, b: number, x: number, y: number): boolean {
  return a * y >= b * x || (a < 1 && b * x < EDGE);
}

function lnLower(a: number, b: number, x: number, y: number): number {
  const factor = Math.min(a, b) >= LARGE ? integralFactor(a, b, x, y) : fractionFactor(a, b, x, y);
  return lnBetaKernel(a, b, x, y) + Math.log(factor);
}

/** `ln(x^a y^b / B(a, b))`: x y times the density. */
export function lnBetaKernel(a: number, b: number, x: number, y: number): number {
  const total = a + b;
  const peak = 0.5 * Math.log((a / total) * (b / (2 * Math.PI)));
  return (
    peak +
    stirlingError(total) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, total * x) -
    deviance(b, total * y)
  );
}

function integralFactor(a: number, b: number, x: number, y: number): number {
  const odds = x / y;
  const slope = a - 1 - (b - 1) * odds;
  const decay = (u: number): number =>
    slope * u + (a - 1) * excessOverLn(-u) + (b - 1) * excessOverLn(u * odds);
  return integrateTail(decay, { slope, curvature: a - 1 + (b - 1) * odds * odds, end: 1 }) / y;
}

function fractionFactor(a: number, b: number, x: number, y: number): number {
  const start = a * y - b * x + 1;
  const fraction = continuedFraction({
    first: (a * start) / (a + 1),
    numerator: (n) => {
      const scale = x / (a + 2 * n - 1);
      return (a + n - 1) * scale * (a + b + n - 1) * scale * n * (b - n);
    },
    denominator: (n) =>
      n + (n * (b - n) * x) / (a + 2 * n - 1) + ((a + n) * (start + n * (1 + y))) / (a + 2 * n + 1),
    maxTerms: MAX_TERMS,
  });
  if (fraction === null) {
    throw new InvalidInputError({
      argument: 'x',
      message: `the incomplete beta function did not converge at ${x} for ${a} and ${b}`,
    });
  }
  return 1 / fraction;
}
