import type { RevenueTestOptions } from './always-valid-revenue-test.ts';
import type { ArmsComparison, CompareOptions, Measures } from './arms-comparison.ts';
import { observedLevel, pairDispersion } from './compare-arms.ts';
import { compareMeasures } from './compare-measures.ts';
import type { ArmsDispersion } from './dispersion.ts';
import { INFERENCE_DEFAULTS } from './inference-defaults.ts';
import { DEFAULT_ORDER_SQUARE_PRIOR, poolOrderSquares } from './pool-order-squares.ts';
import {
  checkMinOrders,
  contrastRevenue,
  type RevenueCounts,
  valuePerImpression,
} from './revenue-contrast.ts';

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
  options: CompareOptions & RevenueTestOptions & { readonly dispersion: 0 | ArmsDispersion },
): ArmsComparison {
  return compareMeasures(measureRevenue(arms, options), options);
}

/** What {@link compareArmsByRevenue} compares. */
export function measureRevenue(
  arms: readonly RevenueArm[],
  {
    dispersion,
    orderSquarePrior = DEFAULT_ORDER_SQUARE_PRIOR,
    minOrders = INFERENCE_DEFAULTS.minOrders,
    margin = null,
  }: RevenueTestOptions & { readonly dispersion: 0 | ArmsDispersion },
): Measures {
  const orderSquareRatio = poolOrderSquares(arms, orderSquarePrior);
  checkMinOrders(minOrders);
  const pair = pairDispersion(
    dispersion,
    arms.map(({ impressions }) => impressions > 0),
  );
  return {
    ids: arms.map(({ id }) => id),
    // Of an arm without impressions there is none; what it takes has to be sound all the same.
    values: arms.map((arm) => known(valuePerImpression(arm, margin))),
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
  };
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

const NOTHING: RevenueCounts = { impressions: 0, orders: 0, revenue: 0, orderSquares: null, spend: null };
