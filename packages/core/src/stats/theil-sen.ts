import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { type PValue, pValueOf } from './p-value.ts';
import { median } from './robust-scale.ts';
import { LARGEST, SMALLEST } from './sensible-size.ts';
import { normalTails } from './special-functions/normal-distribution.ts';

/** A slope that a few outliers cannot turn, with the test of Mann and Kendall that there is any. */
export type RobustTrend = PValue & {
  /** Per unit of time. */
  readonly slope: number;
  /** At time 0. */
  readonly intercept: number;
  /** Pairs that rise less pairs that fall. */
  readonly score: number;
  /** Of the score, if the order of the values were chance; 0 where all values are the same. */
  readonly variance: number;
  /** The score in standard errors, moved towards 0 by one; 0 where all values are the same. */
  readonly z: number;
};

/**
 * The median of the slopes of all pairs of points, and whether the values rise or fall more often than chance would have
 * it (two-sided). Its cost grows with the square of the number of points.
 *
 * ```ts
 * theilSen([2, 3, 2.5, 4, 90, 5].map((value, at) => ({ at, value }))).slope; // 0.667, despite the 90
 * ```
 *
 * Sources: P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63 (1968); M. G. Kendall,
 * "Rank correlation methods" (1975), for ties.
 *
 * @param points two or more, at different times, in any order
 * @throws InvalidInputError for fewer points, a time or value beyond 1e60, or two points at one time, which times closer than
 * 1e-60 are
 */
export function theilSen(points: readonly { readonly at: number; readonly value: number }[]): RobustTrend {
  const ordered = points.toSorted((a, b) => a.at - b.at);
  checkPoints(ordered);
  const pairs = ordered.flatMap((from, index) => ordered.slice(index + 1).map((to) => ({ from, to })));
  const slope = median(pairs.map(({ from, to }) => (to.value - from.value) / (to.at - from.at)));
  const score = pairs.reduce((sum, { from, to }) => sum + Math.sign(to.value - from.value), 0);
  const variance = varianceOf(ordered.map(({ value }) => value));
  const z = variance === 0 ? 0 : (score - Math.sign(score)) / Math.sqrt(variance);
  return {
    slope,
    intercept: median(ordered.map(({ value }) => value)) - slope * median(ordered.map(({ at }) => at)),
    score,
    variance,
    z,
    ...pValueOf(normalTails(z), 'two_sided'),
  };
}

/** Of the score: values that are tied have no order to be chance. */
function varianceOf(values: readonly number[]): number {
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  const part = (count: number): number => count * (count - 1) * (2 * count + 5);
  return [...ties.values()].reduce((rest, count) => rest - part(count), part(values.length)) / 18;
}

function checkPoints(ordered: readonly { readonly at: number; readonly value: number }[]): void {
  const isSound = ordered.every(({ at, value }, index) => {
    const before = ordered[index - 1]?.at ?? Number.NEGATIVE_INFINITY;
    return Math.abs(at) <= LARGEST && Math.abs(value) <= LARGEST && at - before >= SMALLEST;
  });
  if (isSound && ordered.length >= 2) return;
  throw new InvalidInputError({
    argument: 'points',
    message: 'not two or more values of sensible size, each at its own time',
  });
}
