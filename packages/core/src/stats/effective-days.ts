import { InvalidInputError } from '../errors/invalid-input-error.ts';

/**
 * The number of equally large days that average out day-to-day noise as well as these do: `D` full days and a fraction
 * `f` of one count as `(D + f)^2 / (D + f^2)`. 0 where nothing was shown.
 *
 * ```ts
 * effectiveDays([5000, 5000, 2500]); // 2.78
 * ```
 *
 * Source: L. Kish's effective sample size, with days as clusters of unequal weight.
 *
 * @param exposure impressions (or other trials) of each day, the running day as far as it is
 * @throws InvalidInputError for a negative or infinite exposure
 */
export function effectiveDays(exposure: readonly number[]): number {
  let total = 0;
  let squares = 0;
  for (const trials of exposure) {
    if (!(trials >= 0 && trials <= Number.MAX_SAFE_INTEGER)) {
      throw new InvalidInputError({ argument: 'exposure', message: `not a count: ${trials}` });
    }
    total += trials;
    squares += trials * trials;
  }
  return total === 0 ? 0 : (total / squares) * total;
}
