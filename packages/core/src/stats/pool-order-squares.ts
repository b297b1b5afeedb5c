import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { INFERENCE_DEFAULTS } from './inference-defaults.ts';
import { checkRevenue, type RevenueCounts } from './revenue-contrast.ts';

/** What is believed of the spread of order values before the orders. */
export type OrderSquarePrior = {
  /** Mean squared order value over the squared mean, 1 or more. */
  readonly ratio: number;
  /** In orders, above 0. */
  readonly weight: number;
};

/** An order value's coefficient of variation is 1.3 in Meta accounts; that weighs 20 orders. */
export const DEFAULT_ORDER_SQUARE_PRIOR: OrderSquarePrior = {
  ratio: INFERENCE_DEFAULTS.orderSquareRatio,
  weight: INFERENCE_DEFAULTS.orderSquareWeight,
};

/**
 * Mean squared order value over the squared mean, of all arms together and pulled towards the prior by few orders. An
 * arm of which only totals are known takes the prior's ratio for its own orders.
 *
 * @throws InvalidInputError for impossible counts or an impossible prior
 */
export function poolOrderSquares(
  arms: readonly RevenueCounts[],
  { ratio, weight }: OrderSquarePrior = DEFAULT_ORDER_SQUARE_PRIOR,
): number {
  if (!(ratio >= 1 && weight > 0 && Number.isFinite(ratio * weight))) {
    throw new InvalidInputError({
      argument: 'orderSquarePrior',
      message: `ratio ${ratio}, weight ${weight}`,
    });
  }
  for (const arm of arms) checkRevenue(arm);
  const orders = arms.reduce((sum, arm) => sum + arm.orders, 0);
  const revenue = arms.reduce((sum, arm) => sum + arm.revenue, 0);
  if (orders === 0 || revenue === 0) return ratio;
  const average = revenue / orders;
  const squares = arms.reduce(
    (sum, arm) => sum + (arm.orderSquares === null ? ratio * arm.orders : arm.orderSquares / average ** 2),
    0,
  );
  return (squares + weight * ratio) / (orders + weight);
}
