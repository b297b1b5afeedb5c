import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Contrast } from './mixture-test.ts';
import { normalTails } from './special-functions/normal-distribution.ts';
import { checkProbability } from './special-functions/parameter.ts';
import { studentTails } from './special-functions/student-t-distribution.ts';

/** Whether a difference is too small to matter. */
export type Equivalence = { readonly equivalent: boolean; readonly pValue: number };

/**
 * Whether a difference lies within `margin x scale` on either side of 0: its interval of confidence `1 - 2 alpha` does.
 * For one look that was planned beforehand; it cannot be repeated.
 *
 * Source: D. J. Schuirmann, "A comparison of the two one-sided tests procedure and the power approach", Journal of
 * Pharmacokinetics and Biopharmaceutics 15 (1987).
 *
 * @param margin relative to the level, such as 0.2
 * @throws InvalidInputError for an alpha that is not between 0 and 1, or a margin that is not above 0
 */
export function testEquivalence(
  { difference, variance, scale, nu }: Contrast,
  { alpha, margin }: { readonly alpha: number; readonly margin: number },
): Equivalence {
  checkProbability('alpha', alpha);
  if (!(margin > 0 && Number.isFinite(margin))) {
    throw new InvalidInputError({ argument: 'margin', message: `not above 0: ${margin}` });
  }
  const room = (margin * scale - Math.abs(difference)) / Math.sqrt(variance);
  const { upper } = nu === null ? normalTails(room) : studentTails(room, nu);
  return { equivalent: upper <= alpha, pValue: upper };
}
