import { InvalidInputError } from '../errors/invalid-input-error.ts';

/**
 * Checks a word that chooses between ways to compute: one that is unknown must not choose the last.
 *
 * @throws InvalidInputError where it is none of those that are known
 */
export function checkOneOf<Known>(argument: string, value: Known, known: readonly Known[]): void {
  if (known.includes(value)) return;
  throw new InvalidInputError({ argument, message: `none of ${known.join(', ')}: ${String(value)}` });
}
