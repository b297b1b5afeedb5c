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
  const windows = windowsOf(policy).map((days) => summarizeWindow(rows.slice(-days), days, prior, policy));
  const { roas } = policy;
  const enough = windows.find(({ expectedConversions }) => (expectedConversions ?? 0) >= roas.pauseEvidence);
  const chosen = enough ?? windows.at(-1);
  if (!chosen) throw new RangeError('a policy has at least one window');
  return chosen;
}

function windowsOf({ roas }: Pick<Policy, 'roas'>): readonly number[] {
  return roas.estimator === 'raw' ? roas.windowDays.slice(0, 1) : roas.windowDays;
}

function summarizeWindow(
  rows: readonly MaturedDay[],
  windowDays: number,
  prior: RoasPrior,
  policy: Pick<Policy, 'roas' | 'maturity'>,
): RoasSummary {
  const { roas, maturity } = policy;
  const used = rows.filter((day) => day.maturity >= maturity.minShare);
  const spend = used.reduce((sum, day) => sum + day.spend, 0);
  const maturedSpend = used.reduce((sum, day) => sum + day.maturity * day.spend, 0);
  const conversions = sumKnown(used.map((day) => day.conversions));
  const revenue = sumKnown(used.map((day) => day.revenue));
  const base = { windowDays, daysUsed: used.length, spend, maturedSpend, conversions, revenue };
  const averageOrderValue = averageOrder(conversions, revenue, prior, roas.priorConversions);
  const valueless = conversions === null || revenue === null || (conversions > 0 && revenue === 0);
  if (maturedSpend <= 0 || valueless || averageOrderValue === null || averageOrderValue <= 0) {
    return {
      ...base,
      ...UNKNOWN,
      averageOrderValue,
      raw: valueless ? null : computeRoas({ revenue, spend }),
    };
  }
  const matured = revenue / maturedSpend;
  const priorRevenue = roas.priorConversions * (prior.averageOrderValue ?? averageOrderValue);
  return {
    ...base,
    averageOrderValue,
    expectedConversions: (maturedSpend * roasThresholds(policy).decreaseBelow) / averageOrderValue,
    raw: computeRoas({ revenue, spend }),
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
    outliers: outliersOf({ conversions, revenue, spend, matured, averageOrderValue }, policy),
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
  expectedConversions: null,
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
  figures: {
    readonly conversions: number;
    readonly revenue: number;
    readonly spend: number;
    readonly matured: number;
    readonly averageOrderValue: number;
  },
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
