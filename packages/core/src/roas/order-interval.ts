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
  /**
   * Relative variance of the return beyond that of counting its orders: of days, of a maturity that is not known
   * exactly. 0 by default.
   */
  readonly extraVariance?: number;
};

/**
 * Lower end of an interval of the ROAS: the chance that the true one lies below it is at most `tail`. 0 without orders.
 *
 * Orders are a compound Poisson process: N of them with values that vary tell as much as `N / orderSquareRatio` of equal
 * value, whose rate has gamma limits. On few orders that errs towards a wide interval, where plus and minus some standard
 * errors would be far too narrow. Independent relative variances add up, so what else the return varies by leaves still
 * fewer equal orders: `1 / (orderSquareRatio / N + extraVariance)`.
 *
 * Source: M. P. Fay and E. J. Feuer, "Confidence intervals for directly standardized rates", Statistics in Medicine 16
 * (1997).
 *
 * @param tail such as 0.025 for the lower end of a two-sided 95 % interval
 * @throws InvalidInputError for impossible evidence, or a tail that is not between 0 and 1
 */
export function roasLowerEnd(evidence: OrderEvidence, tail: number): number {
  const { revenue, maturedSpend, orders } = checked(evidence);
  if (orders === 0) return 0;
  const equalOrders = equalOrdersOf(evidence);
  return (revenue / maturedSpend) * (gammaQuantile(tail, equalOrders) / equalOrders);
}

/**
 * Upper end of an interval of the ROAS: the chance that the true one lies above it is at most `tail`. See
 * {@link roasLowerEnd}.
 *
 * @throws InvalidInputError for impossible evidence, or a tail that is not between 0 and 1
 */
export function roasUpperEnd(evidence: OrderEvidence, tail: number): number {
  const { orders, revenue, maturedSpend, averageOrderValue, orderSquareRatio } = checked(evidence);
  if (orders > 0) {
    const equalOrders = equalOrdersOf(evidence);
    return (revenue / maturedSpend) * (gammaUpperQuantile(tail, equalOrders + 1) / equalOrders);
  }
  // One order more than there were: a relative variance of 1 of its own.
  const shape = 1 / (1 + extraOf(evidence));
  return ((orderSquareRatio * averageOrderValue) / maturedSpend) * (gammaUpperQuantile(tail, shape) / shape);
}

/** Of how many orders of equal value the return varies as much. */
function equalOrdersOf(evidence: OrderEvidence): number {
  return 1 / (evidence.orderSquareRatio / evidence.orders + extraOf(evidence));
}

function extraOf({ extraVariance = 0 }: OrderEvidence): number {
  return extraVariance;
}

function checked(evidence: OrderEvidence): OrderEvidence {
  const { orders, revenue, maturedSpend, averageOrderValue, orderSquareRatio } = evidence;
  check('orders', orders, orders >= 0);
  check('revenue', revenue, revenue >= 0);
  check('maturedSpend', maturedSpend, maturedSpend > 0);
  check('averageOrderValue', averageOrderValue, averageOrderValue > 0);
  check('orderSquareRatio', orderSquareRatio, orderSquareRatio >= 1);
  check('extraVariance', extraOf(evidence), extraOf(evidence) >= 0);
  return evidence;
}

function check(argument: string, value: number, possible: boolean): void {
  if (possible && Number.isFinite(value)) return;
  throw new InvalidInputError({ argument, message: `impossible for orders and their spend: ${value}` });
}
