import type { Policy } from '../policy/policy-schema.ts';

/**
 * How unequal orders are: their mean squared value over their squared mean, 1 + CV^2. The orders' own squares, with the
 * policy's prior as so many orders more; the prior alone where no order values are known one by one, as Meta tells none.
 *
 * @param orderSquares sum of squared order values, in squared minor units; null where unknown
 */
export function computeOrderSquareRatio(
  {
    conversions,
    orderSquares,
    averageOrderValue,
  }: {
    readonly conversions: number;
    readonly orderSquares: number | null;
    readonly averageOrderValue: number;
  },
  { roas }: Pick<Policy, 'roas'>,
): number {
  if (orderSquares === null) return roas.priorOrderSquareRatio;
  const own = orderSquares / (averageOrderValue * averageOrderValue);
  const ratio =
    (own + roas.priorOrderWeight * roas.priorOrderSquareRatio) / (conversions + roas.priorOrderWeight);
  // An average that is mostly the account's may exceed that of the orders; no values are more equal than equal ones.
  return Math.max(1, ratio);
}
