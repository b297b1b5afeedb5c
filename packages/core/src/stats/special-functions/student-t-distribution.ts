import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import { betaLogitQuantile } from './beta-quantile.ts';
import { betaTails } from './incomplete-beta.ts';
import { checkParameter, checkProbability } from './parameter.ts';
import { swapTails, type Tails, tailsOfUpper } from './tails.ts';

/**
 * Both tails of Student's t distribution at `t`.
 *
 * @throws InvalidInputError where t is not finite or the degrees of freedom are not above 0
 */
export function studentTails(t: number, degreesOfFreedom: number): Tails {
  if (!Number.isFinite(t))
    throw new InvalidInputError({ argument: 't', message: `not a finite number: ${t}` });
  if (t < 0) return swapTails(studentTails(-t, degreesOfFreedom));
  const square = (t / Math.sqrt(degreesOfFreedom)) ** 2;
  const { lnLower } = betaTails(degreesOfFreedom / 2, 0.5, 1 / (1 + square), 1 / (1 + 1 / square));
  return tailsOfUpper(lnLower - Math.LN2);
}

/**
 * The `t` that a Student variable exceeds with the given probability.
 *
 * @param probability inside 0..1
 * @param degreesOfFreedom 1e-99 to 1e100
 * @throws InvalidInputError for anything else
 */
export function studentUpperQuantile(probability: number, degreesOfFreedom: number): number {
  checkProbability('probability', probability);
  checkParameter('degreesOfFreedom', degreesOfFreedom / 2);
  if (probability > 0.5) return -studentUpperQuantile(1 - probability, degreesOfFreedom);
  if (probability === 0.5) return 0;
  const target = { lower: 2 * probability, upper: 1 - 2 * probability, a: degreesOfFreedom / 2, b: 0.5 };
  return Math.sqrt(degreesOfFreedom) * Math.exp(-betaLogitQuantile(target) / 2);
}
