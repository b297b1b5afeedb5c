import type { RevenueTestOptions } from './always-valid-revenue-test.ts';
import type { ArmsComparison, CompareOptions } from './arms-comparison.ts';
import { observedLevel, pairDispersion } from './compare-arms.ts';
import { compareMeasures } from './compare-measures.ts';
import type { ArmsDispersion } from './dispersion.ts';
import { INFERENCE_DEFAULTS } from './inference-defaults.ts';
import { DEFAULT_ORDER_SQUARE_PRIOR, poolOrderSquares } from './pool-order-squares.ts';
import { contrastRevenue, type RevenueCounts, valuePerImpression } from './revenue-contrast.ts';

export type RevenueArm = RevenueCounts & { readonly id: string };

/**
 * {@link compareArms} by revenue per impression, or by profit per impression where a margin is given. Estimates and lifts
 * are of revenue per impression in both cases.
 *
 * The spread of order values is taken from all arms together; see {@link alwaysValidRevenueTest}.
 *
 * @param arms two or more; mature days on which all of them were served
 * @throws InvalidInputError for fewer than two arms, two with one id, impossible counts or amounts, options outside their
 * ranges, or a margin where an arm's spend is null
 */
export function compareArmsByRevenue(
  arms: readonly RevenueArm[],
  {
    dispersion,
    orderSquarePrior = DEFAULT_ORDER_SQUARE_PRIOR,
    minOrders = INFERENCE_DEFAULTS.minOrders,
    margin = null,
    ...options
  }: CompareOptions & RevenueTestOptions & { readonly dispersion: 0 | ArmsDispersion },
): ArmsComparison {
  const pair = pairDispersion(dispersion, arms.length);
  const orderSquareRatio = poolOrderSquares(arms, orderSquarePrior);
  const served = arms.map((arm) => (arm.impressions > 0 ? arm : null));
  return compareMeasures(
    {
      ids: arms.map(({ id }) => id),
      values: served.map((arm) => (arm === null ? null : valuePerImpression(arm, margin))),
      levels: arms.map(({ revenue, impressions, orders }, at) =>
        observedLevel(revenue / impressions, orderSquareRatio / orders, dispersion, at),
      ),
      contrast: (first, second) =>
        contrastRevenue(arms[first] ?? NOTHING, arms[second] ?? NOTHING, {
          dispersion: pair(first, second),
          orderSquareRatio,
          minOrders,
          margin,
        }),
    },
    options,
  );
}

const NOTHING: RevenueCounts = { impressions: 0, orders: 0, revenue: 0, orderSquares: null, spend: null };
