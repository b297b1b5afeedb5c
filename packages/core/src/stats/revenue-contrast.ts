import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { checkDispersion } from './check-dispersion.ts';
import type { Dispersion } from './dispersion.ts';
import { type Contrast, measured, type UntestableDifference, untestable } from './mixture-test.ts';
import { dayVariance } from './rate-contrast.ts';

/** What impressions brought. Amounts in the same minor units; the same mature days for all arms. */
export type RevenueCounts = {
  readonly impressions: number;
  readonly orders: number;
  readonly revenue: number;
  /** Sum of the squared order values; null where the platform tells totals only, as Meta does. */
  readonly orderSquares: number | null;
  /** Needed where profit is compared; null otherwise. */
  readonly spend: number | null;
};

/**
 * The difference of revenue per impression, or of profit per impression where a margin is given.
 *
 * The variance takes order values as equally spread in both arms: an arm that happens to miss its large orders would
 * otherwise look certain.
 *
 * @param a figures that {@link checkRevenue} let pass, as are those of `b`
 * @throws InvalidInputError for impossible options or dispersion, or a margin without spend
 */
export function contrastRevenue(
  a: RevenueCounts,
  b: RevenueCounts,
  {
    dispersion,
    orderSquareRatio,
    minOrders,
    margin,
  }: {
    readonly dispersion: Dispersion;
    /** Mean squared order value over the squared mean. */
    readonly orderSquareRatio: number;
    readonly minOrders: number;
    readonly margin: number | null;
  },
): Contrast | UntestableDifference {
  checkDispersion(dispersion);
  checkMinOrders(minOrders);
  const control = valuePerImpression(a, margin);
  const difference = control - valuePerImpression(b, margin);
  const impressions = a.impressions + b.impressions;
  const orders = a.orders + b.orders;
  if (a.impressions === 0 || b.impressions === 0) return untestable('no_data');
  if (orders === 0 || orders < minOrders) return untestable('too_few_orders');
  const level = ((a.revenue + b.revenue) / impressions) * (margin ?? 1);
  if (level === 0) return untestable('no_variation');
  const orderRate = orders / impressions;
  const counting = (orderSquareRatio / orderRate) * (1 / a.impressions + 1 / b.impressions);
  return measured({
    difference,
    variance: level * level * (counting + dayVariance(dispersion)),
    scale: level,
    nu: dispersion === 0 ? null : dispersion.nu,
    control,
  });
}

/** @throws InvalidInputError for what is no number of orders */
export function checkMinOrders(minOrders: number): void {
  if (minOrders >= 0) return;
  throw new InvalidInputError({ argument: 'minOrders', message: `not a count: ${minOrders}` });
}

/**
 * Revenue per impression, or profit where a margin is given; NaN without impressions.
 *
 * @throws InvalidInputError for a margin without spend, or a margin that is not above 0 and at most 1
 */
export function valuePerImpression(arm: RevenueCounts, margin: number | null): number {
  if (margin === null) return arm.revenue / arm.impressions;
  if (!(margin > 0 && margin <= 1)) {
    throw new InvalidInputError({ argument: 'margin', message: `no share of revenue: ${margin}` });
  }
  if (arm.spend === null) {
    throw new InvalidInputError({ argument: 'spend', message: 'profit cannot be told without spend' });
  }
  return (margin * arm.revenue - arm.spend) / arm.impressions;
}

/** @throws InvalidInputError for what no impressions can have brought */
export function checkRevenue({ impressions, orders, revenue, orderSquares, spend }: RevenueCounts): void {
  const limits = {
    impressions,
    orders,
    revenue,
    spend: spend ?? 0,
    orderSquares: Math.sqrt(orderSquares ?? 0),
  };
  for (const [argument, value] of Object.entries(limits)) {
    if (value >= 0 && value <= Number.MAX_SAFE_INTEGER) continue;
    throw new InvalidInputError({ argument, message: `no count and no amount: ${value}` });
  }
  if (revenue > 0 && orders === 0) {
    throw new InvalidInputError({ argument: 'revenue', message: `${revenue} of no order` });
  }
  // Values that sum up to the revenue have the least squares where all are the same.
  if (orderSquares === null || orderSquares * orders >= revenue ** 2 * ALL_BUT_ROUNDING) return;
  throw new InvalidInputError({
    argument: 'orderSquares',
    message: `${orders} orders of ${revenue} have larger squares than ${orderSquares}`,
  });
}

const ALL_BUT_ROUNDING = 1 - 1e-9;
