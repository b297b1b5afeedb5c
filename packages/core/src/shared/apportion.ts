import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { MinorUnits } from './money.ts';

/**
 * Divides a whole amount by weights into whole parts that sum to it exactly. What rounding down leaves goes, unit by
 * unit, to the parts with the largest remainders, of equal ones to the earlier (the method of the largest remainder).
 *
 * ```ts
 * apportion(100, [1, 1, 1]); // [34, 33, 33]
 * ```
 *
 * @param total a safe integer, 0 or more
 * @param weights 0 or more, in any unit; not all 0 unless the total is
 * @throws InvalidInputError for anything else
 */
export function apportion(total: MinorUnits, weights: readonly number[]): readonly MinorUnits[] {
  if (!Number.isSafeInteger(total) || total < 0) {
    throw new InvalidInputError({ argument: 'total', message: `not a whole amount: ${total}` });
  }
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const possible = weights.every((weight) => weight >= 0) && Number.isFinite(sum);
  if (!possible || (sum === 0 && total > 0)) {
    throw new InvalidInputError({ argument: 'weights', message: `nothing to divide by: ${weights}` });
  }
  if (total === 0) return weights.map(() => 0);
  const shares = weights.map((weight) => (weight / sum) * total);
  const parts = shares.map(Math.floor);
  const left = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
