import { betaTails, lnBetaKernel } from './incomplete-beta.ts';
import { newtonBetween } from './newton.ts';
import { normalQuantile } from './normal-distribution.ts';
import { checkParameter, checkProbability } from './parameter.ts';

// From here on the tail is a power of its end to the last digit, and 1 - x no longer differs from 1.
const POWER_FROM = 700;
// Below this probability the normal approximation is too far off to start from.
const DEEP = 1e-12;

/**
 * The value that a Beta(a, b) variable stays below with the given probability.
 *
 * @param probability inside 0..1
 * @param a 1e-100 to 1e100
 * @param b 1e-100 to 1e100
 * @throws InvalidInputError for anything else
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  checkProbability('probability', probability);
  checkParameter('a', a);
  checkParameter('b', b);
  return logistic(betaLogitQuantile({ lower: probability, upper: 1 - probability, a, b }));
}

/** A point of the Beta(a, b) distribution by the probabilities on its two sides, which sum to 1. */
type Target = { readonly lower: number; readonly upper: number; readonly a: number; readonly b: number };

/** `ln(x / (1 - x))` of the quantile x: near either end it keeps the digits that x would lose. */
export function betaLogitQuantile(target: Target): number {
  const { lower, upper, a, b } = target;
  if (lower > upper) return -betaLogitQuantile({ lower: upper, upper: lower, a: b, b: a });
  const lowEnd = powerTail(lower, a, b);
  const highEnd = -powerTail(upper, b, a);
  if (lowEnd < -POWER_FROM) return lowEnd;
  if (highEnd > POWER_FROM) return highEnd;
  const lnTarget = Math.log(lower);
  const isDeep = a < 1 || lower < DEEP;
  const start = isDeep ? lowEnd : Math.log(a / b) + normalQuantile(lower) * Math.sqrt(1 / a + 1 / b);
  // In the logit the tails are log-concave, so that from the left no step goes too far.
  return newtonBetween([-POWER_FROM, POWER_FROM], start, (logit) => {
    const x = logistic(logit);
    const y = logistic(-logit);
    const { lnLower } = betaTails(a, b, x, y);
    return (lnTarget - lnLower) * Math.exp(lnLower - lnBetaKernel(a, b, x, y));
  });
}

/** The logit at which `x^a / (a B(a, b))`, which the lower tail approaches towards its end, is the probability. */
function powerTail(probability: number, a: number, b: number): number {
  const x = a / (a + b);
  const y = b / (a + b);
  return Math.log(x) + (Math.log(probability) + Math.log(a) + b * Math.log(y) - lnBetaKernel(a, b, x, y)) / a;
}

function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
