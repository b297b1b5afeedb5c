import { contrastRatios } from './always-valid-ratio-test.ts';
import type { Measures } from './arms-comparison.ts';
import { estimateRatio, type RatioMoments } from './ratio-estimate.ts';
import type { ObservedLevel } from './shrink-estimates.ts';

/**
 * Several arms by a ratio of sums of which the days are known.
 *
 * @param minDays that each of two arms needs to be compared
 * @throws InvalidInputError for moments that no days have
 */
export function measureRatios(
  arms: readonly { readonly id: string; readonly days: RatioMoments }[],
  { minDays }: { readonly minDays: number },
): Measures {
  const estimates = arms.map(({ days }) => estimateRatio('days', days));
  return {
    ids: arms.map(({ id }) => id),
    values: estimates.map(({ ratio }) => ratio),
    levels: estimates.map(({ ratio, standardError }) => levelOf(ratio, standardError)),
    contrast: (first, second) =>
      contrastRatios(arms[first]?.days ?? NO_DAYS, arms[second]?.days ?? NO_DAYS, minDays),
  };
}

const NO_DAYS: RatioMoments = {
  count: 0,
  numerator: 0,
  denominator: 0,
  numeratorSquares: 0,
  denominatorSquares: 0,
  products: 0,
};

function levelOf(value: number | null, error: number | null): ObservedLevel | null {
  if (value === null || error === null || !(value > 0 && error > 0)) return null;
  return { value, relativeVariance: (error / value) ** 2 };
}
