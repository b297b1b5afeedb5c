import type { Dispersion } from './dispersion.ts';
import { INFERENCE_DEFAULTS } from './inference-defaults.ts';
import {
  type AlwaysValidOptions,
  type AlwaysValidResult,
  judge,
  type UntestableDifference,
} from './mixture-test.ts';
import { DEFAULT_ORDER_SQUARE_PRIOR, type OrderSquarePrior, poolOrderSquares } from './pool-order-squares.ts';
import { contrastRevenue, type RevenueCounts } from './revenue-contrast.ts';

export type RevenueTestOptions = {
  readonly orderSquarePrior?: OrderSquarePrior;
  /** Fewer orders in both arms together decide nothing. 10 by default. */
  readonly minOrders?: number;
  /** Gross margin, 0..1: profit per impression, margin x revenue less spend, is compared instead of revenue. */
  readonly margin?: number | null;
};

/**
 * {@link alwaysValidTest} for revenue per impression, or for profit per impression where a margin is given.
 *
 * ```ts
 * alwaysValidRevenueTest(
 *   { impressions: 50_000, orders: 200, revenue: 12_000, orderSquares: 1_584_000, spend: null },
 *   { impressions: 50_000, orders: 150, revenue: 7_500, orderSquares: 825_000, spend: null },
 *   { alpha: 0.05, dispersion: { cv: 0.2, nu: 30, effectiveDays: [10, 10] } },
 * ).pValue; // 0.262
 * ```
 *
 * The variance of revenue per impression is `R^2 (k2 / o (1/Ia + 1/Ib) + cv^2 (1/da + 1/db))`: `R` revenue and `o` orders
 * per impression over both arms, `k2` from {@link poolOrderSquares}, `d` effective days; that of profit is the margin's
 * square of it, as spend is known. Order values are heavy-tailed; with `k2` pooled over the arms false findings stayed
 * below alpha at 1 to 50 orders a day, order value CV 0.6 to 3 and splits up to 1:10.
 *
 * @param options `dispersion` is that of orders per impression, which is larger than that of clicks: 0.20 without history
 * @returns not testable, with p-value 1, without impressions in an arm, with too few orders and without revenue
 * @throws InvalidInputError for impossible counts, amounts or options, and for a margin where an arm's spend is null
 */
export function alwaysValidRevenueTest(
  a: RevenueCounts,
  b: RevenueCounts,
  {
    dispersion,
    orderSquarePrior = DEFAULT_ORDER_SQUARE_PRIOR,
    minOrders = INFERENCE_DEFAULTS.minOrders,
    margin = null,
    ...options
  }: AlwaysValidOptions & RevenueTestOptions & { readonly dispersion: Dispersion },
): AlwaysValidResult | UntestableDifference {
  const orderSquareRatio = poolOrderSquares([a, b], orderSquarePrior);
  return judge(contrastRevenue(a, b, { dispersion, orderSquareRatio, minOrders, margin }), options);
}
