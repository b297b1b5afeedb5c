import { robustScale } from './robust-scale.ts';

/**
 * How far a value is from the others, in robust standard deviations: `(value - median) / (1.4826 MAD)`, which a few
 * outliers among the others do not hide.
 *
 * @returns null where the others do not vary: at least half of them are the same
 * @throws InvalidInputError where there are no others, or one that is not finite
 */
export function robustZ(value: number, others: readonly number[]): number | null {
  const { median, scale } = robustScale(others);
  return scale === 0 ? null : (value - median) / scale;
}
