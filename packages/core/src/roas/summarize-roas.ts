import { computeRoas } from '../model/metrics.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { RoasPrior } from './account-baseline.ts';
import type { MaturedDay } from './matured-day.ts';
import { type OrderEvidence, roasLowerEnd, roasUpperEnd } from './order-interval.ts';
import { roasThresholds } from './roas-thresholds.ts';

/** What is known of the return of one ad set or campaign. Amounts in minor units; unknown is null. */
export type RoasSummary = {
  /** Complete days that were looked at, and how many of them are mature enough to count. */
  readonly windowDays: number;
  readonly daysUsed: number;
  readonly spend: number;
  /** Spend times the share of its conversions that is known: what the known revenue was bought with. */
  readonly maturedSpend: number;
  readonly conversions: number | null;
  readonly revenue: number | null;
  readonly averageOrderValue: number | null;
  /** Conversions that a ROAS of `decreaseBelow` would have brought: the weight of the evidence. */
  readonly expectedConversions: number | null;
  /** Revenue over spend as reported. */
  readonly raw: number | null;
  /** Revenue over matured spend. */
  readonly matured: number | null;
  /** `matured`, pulled towards the account's own by little data. */
  readonly shrunk: number | null;
  /** Two-sided interval of `matured` at `increaseConfidence`. */
  readonly interval: readonly [low: number, high: number] | null;
  /** One-sided upper end of `matured` at `pauseConfidence`. */
  readonly pauseUpperEnd: number | null;
  /** Reasons to mistrust the figures. */
  readonly outliers: readonly string[];
};

/**
 * Return on ad spend of one entity.
 *
 * The window is the smallest of the policy's with enough evidence. Shrinkage and interval treat orders as a compound
 * Poisson process: the spread of order values is part of both.
 */
export function summarizeRoas({
  rows,
  prior,
  policy,
}: {
  /** Consecutive complete days, oldest first, at least as many as the largest window looks back. */
  readonly rows: readonly MaturedDay[];
  /** The account's own figures. */
  readonly prior: RoasPrior;
  readonly policy: Pick<Policy, 'roas' | 'maturity'>;
}): RoasSummary {
  const window = chooseWindow(rows, prior, policy);
  return isKnown(window)
    ? { ...window, ...estimateRoas(window, prior, policy) }
    : { ...window, ...UNKNOWN, raw: isValueless(window) ? null : computeRoas(window) };
}

type Estimate = Pick<RoasSummary, 'raw' | 'matured' | 'shrunk' | 'interval' | 'pauseUpperEnd' | 'outliers'>;

/** The sums of a window; nothing is expected of one whose worth is unknown. */
type Window = Omit<RoasSummary, keyof Estimate>;

type KnownWindow = { readonly [K in keyof Window]: number };

function isKnown(window: Window): window is KnownWindow {
  return window.expectedConversions !== null;
}

/** Orders without values, or of an unknown number: their return is not 0. */
function isValueless({ conversions, revenue }: Pick<Window, 'conversions' | 'revenue'>): boolean {
  return conversions === null || revenue === null || (conversions > 0 && revenue === 0);
}

/** The smallest window with enough evidence, or the largest. */
function chooseWindow(
  rows: readonly MaturedDay[],
  prior: RoasPrior,
  policy: Pick<Policy, 'roas' | 'maturity'>,
): Window {
  const { windowDays, estimator, pauseEvidence } = policy.roas;
  let chosen: Window | null = null;
  for (const days of estimator === 'raw' ? windowDays.slice(0, 1) : windowDays) {
    chosen = sumWindow(rows.slice(-days), days, prior, policy);
    if ((chosen.expectedConversions ?? 0) >= pauseEvidence) break;
  }
  if (!chosen) throw new RangeError('a policy has at least one window');
  return chosen;
}

function sumWindow(
  rows: readonly MaturedDay[],
  windowDays: number,
  prior: RoasPrior,
  policy: Pick<Policy, 'roas' | 'maturity'>,
): Window {
  const used = rows.filter((day) => day.maturity >= policy.maturity.minShare);
  const spend = used.reduce((sum, day) => sum + day.spend, 0);
  const maturedSpend = used.reduce((sum, day) => sum + day.maturity * day.spend, 0);
  const conversions = sumKnown(used.map((day) => day.conversions));
  const revenue = sumKnown(used.map((day) => day.revenue));
  const averageOrderValue = averageOrder(conversions, revenue, prior, policy.roas.priorConversions);
  const worth = averageOrderValue ?? 0;
  const known = maturedSpend > 0 && worth > 0 && !isValueless({ conversions, revenue });
  return {
    windowDays,
    daysUsed: used.length,
    spend,
    maturedSpend,
    conversions,
    revenue,
    averageOrderValue,
    expectedConversions: known ? (maturedSpend * roasThresholds(policy).decreaseBelow) / worth : null,
  };
}

function estimateRoas(window: KnownWindow, prior: RoasPrior, policy: Pick<Policy, 'roas'>): Estimate {
  const { maturedSpend, conversions, revenue, averageOrderValue } = window;
  const { roas } = policy;
  const matured = revenue / maturedSpend;
  const priorRevenue = roas.priorConversions * (prior.averageOrderValue ?? averageOrderValue);
  return {
    raw: computeRoas(window),
    matured,
    shrunk: (priorRevenue + revenue) / (priorRevenue / prior.roas + maturedSpend),
    ...intervalOf(
      {
        orders: conversions,
        // Refunds may exceed sales; what is left of the return is then nothing.
        revenue: Math.max(0, revenue),
        maturedSpend,
        averageOrderValue: prior.averageOrderValue ?? averageOrderValue,
        orderSquareRatio: roas.priorOrderSquareRatio,
      },
      roas,
    ),
    outliers: outliersOf({ ...window, matured }, policy),
  };
}

function intervalOf(
  evidence: OrderEvidence,
  { increaseConfidence, pauseConfidence }: Policy['roas'],
): Pick<RoasSummary, 'interval' | 'pauseUpperEnd'> {
  const tail = (1 - increaseConfidence) / 2;
  return {
    interval: [roasLowerEnd(evidence, tail), roasUpperEnd(evidence, tail)],
    pauseUpperEnd: roasUpperEnd(evidence, 1 - pauseConfidence),
  };
}

const UNKNOWN = {
  matured: null,
  shrunk: null,
  interval: null,
  pauseUpperEnd: null,
  outliers: [],
} as const;

function averageOrder(
  conversions: number | null,
  revenue: number | null,
  prior: RoasPrior,
  weight: number,
): number | null {
  if (conversions === null || revenue === null) return null;
  if (prior.averageOrderValue === null) return conversions > 0 ? revenue / conversions : null;
  return (revenue + weight * prior.averageOrderValue) / (conversions + weight);
}

function outliersOf(
  figures: KnownWindow & { readonly matured: number },
  policy: Pick<Policy, 'roas'>,
): readonly string[] {
  const { conversions, revenue, spend, matured, averageOrderValue } = figures;
  const { outlierRoas, outlierConversions } = policy.roas;
  return [
    ...(revenue < 0 ? ['negative revenue'] : []),
    ...(matured > outlierRoas && conversions < outlierConversions
      ? [`ROAS above ${outlierRoas} on fewer than ${outlierConversions} conversions`]
      : []),
    ...(matured > roasThresholds(policy).fullIncreaseAt && spend < averageOrderValue
      ? ['high ROAS on less spend than one order is worth']
      : []),
  ];
}

function sumKnown(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (sum, value) => (sum === null || value === null ? null : sum + value),
    0,
  );
}
