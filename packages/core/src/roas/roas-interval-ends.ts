import type { Policy } from '../policy/policy-schema.ts';
import { gammaQuantile, gammaUpperQuantile } from '../stats/special-functions/gamma-quantile.ts';

/** Uncertainty of a matured ROAS. */
export type RoasIntervalEnds = {
  readonly interval: readonly [low: number, high: number];
  readonly pauseUpperEnd: number;
};

export function roasIntervalEnds({
  conversions,
  revenue,
  maturedSpend,
  averageOrderValue,
  roas,
}: {
  readonly conversions: number;
  readonly revenue: number;
  readonly maturedSpend: number;
  readonly averageOrderValue: number;
  readonly roas: Policy['roas'];
}): RoasIntervalEnds {
  const k2 = roas.priorOrderSquareRatio;
  const low = (tail: number): number =>
    conversions > 0
      ? ((revenue / maturedSpend) * k2 * gammaQuantile(tail, conversions / k2)) / conversions
      : 0;
  const high = (tail: number): number =>
    conversions > 0
      ? ((revenue / maturedSpend) * k2 * gammaUpperQuantile(tail, conversions / k2 + 1)) / conversions
      : ((k2 * averageOrderValue) / maturedSpend) * gammaUpperQuantile(tail, 1);
  const half = (1 - roas.increaseConfidence) / 2;
  return { interval: [low(half), high(half)], pauseUpperEnd: high(1 - roas.pauseConfidence) };
}
