import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import { newton } from './newton.ts';
import { checkProbability } from './parameter.ts';
import { integrateTail } from './tail-integral.ts';
import { swapTails, type Tails, tailsOfUpper } from './tails.ts';

const HALF_LN_TAU = 0.5 * Math.log(2 * Math.PI);
/**
 * Both tails of the standard normal distribution at `z`.
 *
 * @throws InvalidInputError where z is not finite
 */
export function normalTails(z: number): Tails {
  if (!Number.isFinite(z))
    throw new InvalidInputError({ argument: 'z', message: `not a finite number: ${z}` });
  return z < 0 ? swapTails(normalTails(-z)) : tailsOfUpper(lnNormalDensity(z) + Math.log(millsRatio(z)));
}

/**
 * The `z` with P(Z <= z) = `probability`.
 *
 * @throws InvalidInputError where the probability is not inside 0..1
 */
export function normalQuantile(probability: number): number {
  return 0 - normalUpperQuantile(probability);
}

/**
 * The `z` with P(Z > z) = `probability`: far above 0 it keeps the digits that `1 - probability` would lose.
 *
 * @throws InvalidInputError where the probability is not inside 0..1
 */
export function normalUpperQuantile(probability: number): number {
  checkProbability('probability', probability);
  return probability <= 0.5
    ? normalUpperQuantileOfLn(Math.log(probability))
    : -normalUpperQuantileOfLn(Math.log1p(-probability));
}

/**
 * {@link normalUpperQuantile} of a probability of at most 1/2 given by its natural logarithm, however small it is.
 *
 * @throws InvalidInputError where it is no such logarithm
 */
export function normalUpperQuantileOfLn(ln: number): number {
  if (!(ln <= -Math.LN2 && ln > Number.NEGATIVE_INFINITY)) {
    throw new InvalidInputError({ argument: 'ln', message: `not the logarithm of a tail: ${ln}` });
  }
  // The logarithm of the tail is concave, so the method cannot cycle.
  const z = newton(roughUpperQuantileOfLn(ln), (value) => {
    const mills = millsRatio(value);
    return (lnNormalDensity(value) + Math.log(mills) - ln) * mills;
  });
  return Math.max(0, z);
}

/**
 * {@link normalUpperQuantileOfLn} within 0.003: a first approximation (M. Abramowitz and I. A. Stegun, "Handbook of
 * Mathematical Functions", 26.2.22).
 */
export function roughUpperQuantileOfLn(ln: number): number {
  const t = Math.sqrt(-2 * ln);
  return t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t));
}

/** P(Z > z) over the density at z, for `z >= 0` */
function millsRatio(z: number): number {
  return integrateTail((u) => u * (z + u / 2), { slope: z, curvature: 1 });
}

/** Natural logarithm of the density of the standard normal distribution. */
export function lnNormalDensity(z: number): number {
  return -(z * z) / 2 - HALF_LN_TAU;
}
