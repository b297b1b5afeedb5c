import { computeRoas } from '../model/metrics.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { RoasPrior } from './account-baseline.ts';
import { type OrderEvidence, roasLowerEnd, roasUpperEnd } from './order-interval.ts';
import { computeOrderSquareRatio } from './order-square-ratio.ts';
import { findRoasOutliers } from './roas-outliers.ts';
import { isValueless, type RoasEvidence, type RoasWindow, weighWindow } from './roas-window.ts';

/** What a window's figures say of a return. Unknown is null. */
export type RoasEstimate = RoasEvidence & {
  /** The account's own figures, which `shrunk` is pulled towards. */
  readonly prior: RoasPrior;
  /** Revenue over spend as reported. */
  readonly raw: number | null;
  /** Revenue over matured spend. */
  readonly matured: number | null;
  /** `matured`, pulled towards the account's own by little data. */
  readonly shrunk: number | null;
  /** The share of the data in `shrunk`, 0..1; the rest is the account's. */
  readonly weight: number | null;
  /** Mean squared order value over the squared mean. */
  readonly orderSquareRatio: number | null;
  /** Two-sided interval of `matured` at `increaseConfidence`. */
  readonly interval: readonly [low: number, high: number] | null;
  /** One-sided upper end of `matured` at `pauseConfidence`. */
  readonly pauseUpperEnd: number | null;
  /** Reasons to mistrust the figures. */
  readonly outliers: readonly string[];
};

/**
 * Estimates the return behind a window's sums.
 *
 * The interval takes orders as a compound Poisson process. What is not known of the maturity widens it: the relative
 * variance of the matured spend is added to that of the orders, and so is that of the policy's `dayNoise`.
 */
export function estimateRoas(
  window: RoasWindow,
  { prior, policy }: { readonly prior: RoasPrior; readonly policy: Pick<Policy, 'roas'> },
): RoasEstimate {
  const evidence = weighWindow(window, prior, policy);
  const { averageOrderValue, expectedConversions } = evidence;
  const { conversions, revenue, maturedSpend } = window;
  const raw = isValueless(window) ? null : computeRoas(window);
  if (
    conversions === null ||
    revenue === null ||
    averageOrderValue === null ||
    expectedConversions === null
  ) {
    return { ...UNKNOWN, ...evidence, prior, raw };
  }
  const { roas } = policy;
  const matured = revenue / maturedSpend;
  const priorOrderValue = prior.averageOrderValue ?? averageOrderValue;
  const priorRevenue = roas.priorConversions * priorOrderValue;
  const priorSpend = priorRevenue / prior.roas;
  const orderSquareRatio = computeOrderSquareRatio({ ...window, conversions, averageOrderValue }, policy);
  return {
    ...evidence,
    prior,
    raw,
    matured,
    shrunk: (priorRevenue + revenue) / (priorSpend + maturedSpend),
    weight: maturedSpend / (priorSpend + maturedSpend),
    orderSquareRatio,
    ...intervalOf(
      {
        orders: conversions,
        // Refunds may exceed sales; what is left of the return is then nothing.
        revenue: Math.max(0, revenue),
        maturedSpend,
        averageOrderValue: priorOrderValue,
        orderSquareRatio,
        extraVariance: window.maturedSpendError ** 2 + roas.dayNoise ** 2 / window.effectiveDays,
      },
      roas,
    ),
    outliers: findRoasOutliers(
      { conversions, revenue, spend: window.spend, matured, averageOrderValue },
      policy,
    ),
  };
}

const UNKNOWN = {
  matured: null,
  shrunk: null,
  weight: null,
  orderSquareRatio: null,
  interval: null,
  pauseUpperEnd: null,
  outliers: [],
} as const;

function intervalOf(
  evidence: OrderEvidence,
  { increaseConfidence, pauseConfidence }: Policy['roas'],
): Pick<RoasEstimate, 'interval' | 'pauseUpperEnd'> {
  const tail = (1 - increaseConfidence) / 2;
  return {
    interval: [roasLowerEnd(evidence, tail), roasUpperEnd(evidence, tail)],
    pauseUpperEnd: roasUpperEnd(evidence, 1 - pauseConfidence),
  };
}
