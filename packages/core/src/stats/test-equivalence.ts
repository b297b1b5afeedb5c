import { type Contrast, checkContrast } from './mixture-test.ts';
import { checkSensible } from './sensible-size.ts';
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
 * @throws InvalidInputError for an alpha that is not between 0 and 1, a margin that is not above 0, or an impossible contrast
 */
export function testEquivalence(
  contrast: Contrast,
  { alpha, margin }: { readonly alpha: number; readonly margin: number },
): Equivalence {
  checkProbability('alpha', alpha);
  checkSensible('margin', margin);
  checkContrast(contrast);
  const { difference, variance, scale, nu } = contrast;
  const room = (margin * scale - Math.abs(difference)) / Math.sqrt(variance);
  const { upper } = nu === null ? normalTails(room) : studentTails(room, nu);
  return { equivalent: upper <= alpha, pValue: upper };
}
