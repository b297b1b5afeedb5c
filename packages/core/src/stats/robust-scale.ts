import { InvalidInputError } from '../errors/invalid-input-error.ts';

// Makes the median absolute deviation of normal values estimate their standard deviation.
const NORMAL_CONSISTENCY = 1.4826;

/**
 * The middle value; of an even number of values the mean of the two middle ones.
 *
 * @throws InvalidInputError where there is no value, or one that is not finite
 */
export function median(values: readonly number[]): number {
  if (values.length === 0 || !values.every(Number.isFinite)) {
    throw new InvalidInputError({ argument: 'values', message: 'a median needs finite values' });
  }
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(values.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(values.length / 2) - 1] ?? 0;
  return lower + (upper - lower) / 2;
}

/**
 * Where values lie and how far they spread, both indifferent to a few outliers: the median, and the median absolute
 * deviation from it in units of a normal standard deviation.
 *
 * @param minDeviation the least median absolute deviation to assume, 0 by default
 * @throws InvalidInputError where there is no value, or one that is not finite
 */
export function robustScale(
  values: readonly number[],
  { minDeviation = 0 }: { readonly minDeviation?: number } = {},
): { readonly median: number; readonly scale: number } {
  const middle = median(values);
  const deviation = median(values.map((value) => Math.abs(value - middle)));
  return { median: middle, scale: NORMAL_CONSISTENCY * Math.max(minDeviation, deviation) };
}
