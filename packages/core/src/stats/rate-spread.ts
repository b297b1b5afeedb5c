import { exposedPoints, pearsonSquares, type RatePoint } from './rate-series.ts';

/** How much a rate varied round a constant one. */
export type RateSpread = {
  /** Variance over mean of the counts: 1 where they are independent events at one rate. */
  readonly dispersion: number;
  /** Squared coefficient of variation of the rate itself, counting noise taken off; 0 where there is no more than that. */
  readonly cvSquared: number;
};

/**
 * How much a rate varies from point to point beyond counting noise, by the method of moments. A trend counts as variation;
 * for what several ads have in common on a day see `estimateDispersion`.
 *
 * @returns null with fewer than two points with exposure, or where nothing happened
 * @throws InvalidInputError for a time, count or exposure that cannot be, and for a count without exposure
 */
export function rateSpread(points: readonly RatePoint[]): RateSpread | null {
  const exposed = exposedPoints(points);
  const counts = sum(exposed.map(({ count }) => count));
  if (exposed.length < 2 || counts === 0) return null;
  const exposure = sum(exposed.map((point) => point.exposure));
  const expected = exposed.map((point) => counts * (point.exposure / exposure));
  const squares = pearsonSquares(
    exposed.map(({ count }) => count),
    expected,
  );
  const degreesOfFreedom = exposed.length - 1;
  const room = counts - sum(expected.map((mean) => mean * (mean / counts)));
  return {
    dispersion: squares / degreesOfFreedom,
    cvSquared: room > 0 ? Math.max(0, (squares - degreesOfFreedom) / room) : 0,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
