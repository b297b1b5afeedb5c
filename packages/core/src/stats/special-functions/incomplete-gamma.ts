import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import { continuedFraction } from './continued-fraction.ts';
import { deviance, excessOverLn } from './deviance.ts';
import { stirlingError } from './ln-gamma.ts';
import { checkParameter } from './parameter.ts';
import { integrateTail } from './tail-integral.ts';
import { type Tails, tailsOfLower, tailsOfUpper } from './tails.ts';

// From here on the tail integral is cheaper than as many terms as series and fraction need.
const LARGE = 100;
const MAX_TERMS = 10_000;

/**
 * The regularised incomplete gamma functions: `lower` is P(shape, x), `upper` is Q(shape, x), the tails of a gamma
 * variable with that shape and scale 1.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.7.1 (series), 8.9.2 (continued fraction).
 *
 * @param shape 1e-100 to 1e100
 * @param x 0 or more, finite
 * @throws InvalidInputError for anything else
 */
export function gammaTails(shape: number, x: number): Tails {
  checkParameter('shape', shape);
  if (!(x >= 0 && x < Number.POSITIVE_INFINITY)) {
    throw new InvalidInputError({ argument: 'x', message: `not 0 or a positive number: ${x}` });
  }
  if (x === 0) return tailsOfLower(Number.NEGATIVE_INFINITY);
  const lnKernel = lnGammaKernel(shape, x);
  if (x <= shape || x < 1) return tailsOfLower(lnKernel + Math.log(lowerFactor(shape, x)));
  return tailsOfUpper(lnKernel + Math.log(upperFactor(shape, x)));
}

/** `ln(x^shape e^-x / Gamma(shape))`: x times the density. */
export function lnGammaKernel(shape: number, x: number): number {
  return 0.5 * Math.log(shape / (2 * Math.PI)) - deviance(shape, x) - stirlingError(shape);
}

function lowerFactor(shape: number, x: number): number {
  if (shape >= LARGE) {
    const slope = shape - 1 - x;
    const decay = (u: number): number => slope * u + (shape - 1) * excessOverLn(-u);
    return integrateTail(decay, { slope, curvature: shape - 1, end: 1 });
  }
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; term > Number.EPSILON * sum; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

function upperFactor(shape: number, x: number): number {
  if (shape >= LARGE) {
    const slope = x - shape + 1;
    const decay = (u: number): number => slope * u + (shape - 1) * excessOverLn(u);
    return integrateTail(decay, { slope, curvature: shape - 1 });
  }
  const fraction = continuedFraction({
    first: x + 1 - shape,
    numerator: (n) => n * (shape - n),
    denominator: (n) => x + 2 * n + 1 - shape,
    maxTerms: MAX_TERMS,
  });
  if (fraction === null) {
    throw new InvalidInputError({
      argument: 'x',
      message: `the incomplete gamma function did not converge at ${x} for ${shape}`,
    });
  }
  return 1 / fraction;
}
