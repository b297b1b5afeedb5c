import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import { betaTails } from './incomplete-beta.ts';
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
  const total = degreesOfFreedom + t * t;
  const { lnLower } = betaTails(degreesOfFreedom / 2, 0.5, degreesOfFreedom / total, (t * t) / total);
  return tailsOfUpper(lnLower - Math.LN2);
}
