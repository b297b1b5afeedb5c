import type { Policy } from '../policy/policy-schema.ts';
import type { ArmBelief } from './belief.ts';
import type { CleanedArm } from './cleaned-arm.ts';

type Orders = { readonly orders: number; readonly revenue: number };

/**
 * Revenue per conversion of each arm, in minor units, pulled towards all arms together: order values differ little
 * between the arms of a campaign, and much between orders, so an arm's own are believed slowly and never forgotten.
 *
 * @param prior the account's average order value; null where it has none
 * @returns in the order of the arms; null where nothing is known of any order's value
 */
export function estimateOrderValues(
  arms: readonly CleanedArm[],
  prior: number | null,
  { allocation: { priors, weights, orderSpread } }: Pick<Policy, 'allocation'>,
): readonly ArmBelief['orderValue'][] | null {
  const sums = arms.map(sumOrders);
  const own = sums.reduce((a, b) => ({ orders: a.orders + b.orders, revenue: a.revenue + b.revenue }));
  // What the arms bring may not be what the account sells: a lead is not an order of no value.
  if ((own.orders > 0 || prior === null) && own.revenue <= 0) return null;
  const orders = own.orders + (prior === null ? 0 : priors.orders);
  const revenue = own.revenue + (prior ?? 0) * priors.orders;
  return sums.map((sum) => ({
    // Refunds may exceed sales; no order is worth less than one minor unit.
    mean: Math.max(1, (weights.orders * (revenue / orders) + sum.revenue) / (weights.orders + sum.orders)),
    spread: orderSpread / Math.sqrt(weights.orders + sum.orders),
  }));
}

function sumOrders({ days }: CleanedArm): Orders {
  return days.reduce<Orders>(
    ({ orders, revenue }, day) =>
      day.conversions === null || day.revenue === null || day.maturity === 0
        ? { orders, revenue }
        : { orders: orders + day.conversions, revenue: revenue + day.revenue },
    { orders: 0, revenue: 0 },
  );
}
