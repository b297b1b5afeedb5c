import { gammaTails, lnGammaKernel } from './incomplete-gamma.ts';
import { lnGamma } from './ln-gamma.ts';
import { newton } from './newton.ts';
import { roughUpperQuantileOfLn } from './normal-distribution.ts';
import { checkParameter, checkProbability } from './parameter.ts';

// Of the numbers that have all their digits.
const LN_SMALLEST = Math.log(2 ** -1022);

/**
 * The value that a gamma variable of that shape and scale 1 stays below with the given probability.
 *
 * @param probability inside 0..1
 * @param shape 1e-100 to 1e100
 * @throws InvalidInputError for anything else
 */
export function gammaQuantile(probability: number, shape: number): number {
  checkProbability('probability', probability);
  checkParameter('shape', shape);
  return quantile({ lower: probability, upper: 1 - probability, shape });
}

/**
 * The value that a gamma variable of that shape and scale 1 exceeds with the given probability: for small ones it keeps
 * the digits that `1 - probability` would lose.
 *
 * @param probability inside 0..1
 * @param shape 1e-100 to 1e100
 * @throws InvalidInputError for anything else
 */
export function gammaUpperQuantile(probability: number, shape: number): number {
  checkProbability('probability', probability);
  checkParameter('shape', shape);
  return quantile({ lower: 1 - probability, upper: probability, shape });
}

type Target = { readonly lower: number; readonly upper: number; readonly shape: number };

function quantile(target: Target): number {
  const { lower, upper, shape } = target;
  const start = startOf(target);
  if (start < LN_SMALLEST) return 0;
  // In ln x both tails are log-concave, so the method cannot cycle; the smaller one decides.
  return Math.exp(
    newton(start, (lnX) => {
      const x = Math.exp(lnX);
      const { lnLower, lnUpper } = gammaTails(shape, x);
      const lnKernel = lnGammaKernel(shape, x);
      return lower <= upper
        ? (Math.log(lower) - lnLower) * Math.exp(lnLower - lnKernel)
        : (lnUpper - Math.log(upper)) * Math.exp(lnUpper - lnKernel);
    }),
  );
}

/** The logarithm of a first approximation. */
function startOf({ lower, upper, shape }: Target): number {
  // The lower tail is at most x^shape / Gamma(shape + 1), which bounds the quantile from below.
  const bound = (Math.log(lower) + lnGamma(shape + 1)) / shape;
  // Wilson and Hilferty: the cube root is close to normal.
  const z = (lower <= upper ? -1 : 1) * roughUpperQuantileOfLn(Math.log(Math.min(lower, upper)));
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  return root > 0 ? Math.max(bound, Math.log(shape) + 3 * Math.log(root)) : bound;
}
