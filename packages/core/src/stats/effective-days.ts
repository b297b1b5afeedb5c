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
  let largest = 0;
  for (const trials of exposure) {
    if (!(trials >= 0 && trials <= Number.MAX_SAFE_INTEGER)) {
      throw new InvalidInputError({ argument: 'exposure', message: `not a count: ${trials}` });
    }
    largest = Math.max(largest, trials);
  }
  if (largest === 0) return 0;
  let total = 0;
  let squares = 0;
  // In shares of the largest day: squares of next to nothing would be nothing.
  for (const trials of exposure) {
    total += trials / largest;
    squares += (trials / largest) ** 2;
  }
  return (total / squares) * total;
}
