import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { isSensible, LARGEST } from './sensible-size.ts';

/** What happened in one period, and how much chance it had to: clicks of impressions, revenue of spend. */
export type RatePoint = {
  /** When, in any unit: the number of the day. */
  readonly at: number;
  readonly count: number;
  readonly exposure: number;
};

/**
 * The points with exposure.
 *
 * @throws InvalidInputError for a time, count or exposure that cannot be, and for a count without exposure
 */
export function exposedPoints(points: readonly RatePoint[]): readonly RatePoint[] {
  for (const { at, count, exposure } of points) {
    const isPossible =
      Math.abs(at) <= LARGEST && isAmount(count) && isAmount(exposure) && (exposure > 0 || count === 0);
    if (isPossible) continue;
    throw new InvalidInputError({
      argument: 'points',
      message: `impossible at ${at}: ${count} of ${exposure}`,
    });
  }
  return points.filter(({ exposure }) => exposure > 0);
}

function isAmount(value: number): boolean {
  return value === 0 || isSensible(value);
}

/** How far counts lie from what is expected, in units of the variance that independent events would have. */
export function pearsonSquares(counts: readonly number[], expected: readonly number[]): number {
  return counts.reduce((sum, count, at) => {
    const mean = expected[at] ?? 0;
    return mean === 0 ? sum : sum + ((count - mean) / mean) * (count - mean);
  }, 0);
}
