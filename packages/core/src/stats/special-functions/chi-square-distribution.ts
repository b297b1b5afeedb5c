import { gammaTails } from './incomplete-gamma.ts';
import type { Tails } from './tails.ts';

/**
 * Both tails of the chi-square distribution at a statistic; `upper` is the p-value of a chi-square test.
 *
 * @throws InvalidInputError where the statistic is negative or the degrees of freedom are not above 0
 */
export function chiSquareTails(statistic: number, degreesOfFreedom: number): Tails {
  return gammaTails(degreesOfFreedom / 2, statistic / 2);
}
