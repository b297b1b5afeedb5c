import { InvalidInputError } from '../errors/invalid-input-error.ts';

/**
 * The return on ad spend at which a sale pays for its advertising: 1 / gross margin. As `roas.breakEvenRoas` it sets
 * the thresholds of an account, or of the campaigns of an override, to multiples of itself.
 *
 * ```ts
 * definePolicy({ currency: 'EUR', roas: { breakEvenRoas: breakEvenRoas(0.4) } }); // 2.5
 * ```
 *
 * @param grossMargin share of revenue that is left after the cost of what was sold, before advertising, in (0, 1]
 * @throws InvalidInputError for a margin outside of (0, 1]
 */
export function breakEvenRoas(grossMargin: number): number {
  if (grossMargin > 0 && grossMargin <= 1) return 1 / grossMargin;
  throw new InvalidInputError({
    argument: 'grossMargin',
    message: `a gross margin lies above 0 and is 1 at most, not ${grossMargin}`,
  });
}
