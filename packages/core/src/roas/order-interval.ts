import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { gammaQuantile, gammaUpperQuantile } from '../stats/special-functions/gamma-quantile.ts';

/** Orders that a spend has brought. Amounts in the same minor units. */
export type OrderEvidence = {
  /** 0 or more; revenue was observed of each. */
  readonly orders: number;
  /** 0 or more. */
  readonly revenue: number;
  /** Spend times the share of its conversions that is known, above 0. */
  readonly maturedSpend: number;
  /** What an order is worth where none was observed, above 0. */
  readonly averageOrderValue: number;
  /** Mean squared order value over the squared mean, 1 + CV^2: 1 or more. */
  readonly orderSquareRatio: number;
};

/**
 * Lower end of an interval of the ROAS: the chance that the true one lies below it is at most `tail`. 0 without orders.
 *
 * Orders are a compound Poisson process: N of them with values that vary tell as much as `N / orderSquareRatio` of equal
 * value, whose rate has gamma limits. On few orders that errs towards a wide interval, where plus and minus some standard
 * errors would be far too narrow.
 *
 * Source: M. P. Fay and E. J. Feuer, "Confidence intervals for directly standardized rates", Statistics in Medicine 16
 * (1997).
 *
 * @param tail such as 0.025 for the lower end of a two-sided 95 % interval
 * @throws InvalidInputError for impossible evidence, or a tail that is not between 0 and 1
 */
export function roasLowerEnd(evidence: OrderEvidence, tail: number): number {
  const { orders, orderSquareRatio } = checked(evidence);
  return orders === 0 ? 0 : roasPerEqualOrder(evidence) * gammaQuantile(tail, orders / orderSquareRatio);
}

/**
 * Upper end of an interval of the ROAS: the chance that the true one lies above it is at most `tail`. See
 * {@link roasLowerEnd}.
 *
 * @throws InvalidInputError for impossible evidence, or a tail that is not between 0 and 1
 */
export function roasUpperEnd(evidence: OrderEvidence, tail: number): number {
  const { orders, orderSquareRatio } = checked(evidence);
  return roasPerEqualOrder(evidence) * gammaUpperQuantile(tail, orders / orderSquareRatio + 1);
}

/** What one of the orders of equal value, which the gamma limits count, adds to the ROAS. */
function roasPerEqualOrder(evidence: OrderEvidence): number {
  const { orders, revenue, maturedSpend, averageOrderValue, orderSquareRatio } = evidence;
  const orderValue = orders === 0 ? averageOrderValue : revenue / orders;
  return (orderSquareRatio * orderValue) / maturedSpend;
}

function checked(evidence: OrderEvidence): OrderEvidence {
  const { orders, revenue, maturedSpend, averageOrderValue, orderSquareRatio } = evidence;
  check('orders', orders, orders >= 0);
  check('revenue', revenue, revenue >= 0);
  check('maturedSpend', maturedSpend, maturedSpend > 0);
  check('averageOrderValue', averageOrderValue, averageOrderValue > 0);
  check('orderSquareRatio', orderSquareRatio, orderSquareRatio >= 1);
  return evidence;
}

function check(argument: string, value: number, possible: boolean): void {
  if (possible && Number.isFinite(value)) return;
  throw new InvalidInputError({ argument, message: `impossible for orders and their spend: ${value}` });
}
