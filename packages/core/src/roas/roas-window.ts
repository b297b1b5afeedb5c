import type { Policy } from '../policy/policy-schema.ts';
import type { RoasPrior } from './account-baseline.ts';
import { isKnownDay, matureDays } from './known-days.ts';
import type { RoasDay } from './roas-day.ts';
import { roasThresholds } from './roas-thresholds.ts';

/** Sums over the days of a window that count: all that a return is judged by. Amounts in minor units; unknown is null. */
export type RoasWindow = {
  /** Complete days that were looked at, and how many of them count. */
  readonly windowDays: number;
  readonly daysUsed: number;
  /** Days that are mature enough, but are part of no sum: their conversions or values are unknown, those of others known. */
  readonly daysUnknown: number;
  readonly spend: number;
  /** Spend times the share of its conversions that is known: what the known revenue was bought with. */
  readonly maturedSpend: number;
  /** Standard error of `maturedSpend` over itself, as if the errors of all days went the same way. */
  readonly maturedSpendError: number;
  readonly clicks: number | null;
  /** Clicks times the share of their conversions that is known. */
  readonly maturedClicks: number | null;
  readonly conversions: number | null;
  readonly revenue: number | null;
  readonly orderSquares: number | null;
  /** As many days of equal spend as tell as much: (sum of spend)^2 / sum of spend^2. */
  readonly effectiveDays: number;
};

/**
 * Where no day with spend tells its conversions and their values, all mature days count, and what is unknown stays unknown.
 *
 * @param rows consecutive complete days, as many as the window has
 */
export function sumWindow(
  rows: readonly RoasDay[],
  windowDays: number,
  policy: Pick<Policy, 'maturity'>,
): RoasWindow {
  const mature = matureDays(rows, policy);
  const known = mature.filter(isKnownDay);
  const used = known.some(({ spend }) => spend > 0) ? known : mature;
  // One pass, for this is done thousands of times in a cycle.
  let [spend, maturedSpend, doubtfulSpend, squaredSpend] = [0, 0, 0, 0];
  let clicks: number | null = 0;
  let maturedClicks: number | null = 0;
  let conversions: number | null = 0;
  let revenue: number | null = 0;
  let orderSquares: number | null = 0;
  for (const day of used) {
    spend += day.spend;
    maturedSpend += day.maturity * day.spend;
    doubtfulSpend += (day.maturityError ?? 0) * day.spend;
    squaredSpend += day.spend * day.spend;
    clicks = add(clicks, day.clicks);
    maturedClicks = add(maturedClicks, day.clicks, day.maturity);
    conversions = add(conversions, day.conversions);
    revenue = add(revenue, day.revenue);
    // A day without orders has squares that sum to 0, whether anybody told them or not.
    orderSquares = add(orderSquares, day.conversions === 0 ? 0 : (day.orderSquares ?? null));
  }
  return {
    windowDays,
    daysUsed: used.length,
    daysUnknown: mature.length - used.length,
    spend,
    maturedSpend,
    maturedSpendError: maturedSpend === 0 ? 0 : doubtfulSpend / maturedSpend,
    clicks,
    maturedClicks,
    conversions,
    revenue,
    orderSquares,
    effectiveDays: squaredSpend === 0 ? 0 : (spend * spend) / squaredSpend,
  };
}

/** What the figures of a window weigh. Null where they cannot be judged. */
export type RoasEvidence = {
  /** The window's average order value, pulled towards the account's by few orders. */
  readonly averageOrderValue: number | null;
  /** Conversions that a ROAS of `decreaseBelow` would have brought. */
  readonly expectedConversions: number | null;
};

/** Weighs the spend of a window against what an order is worth. */
export function weighWindow(
  window: RoasWindow,
  prior: RoasPrior,
  policy: Pick<Policy, 'roas'>,
): RoasEvidence {
  const averageOrderValue = averageOrder(window, prior, policy.roas.priorConversions);
  const worth = averageOrderValue ?? 0;
  const known = window.maturedSpend > 0 && worth > 0 && !isValueless(window);
  return {
    averageOrderValue,
    expectedConversions: known ? (window.maturedSpend * roasThresholds(policy).decreaseBelow) / worth : null,
  };
}

/** Orders without values, or of an unknown number: their return is not 0. */
export function isValueless({ conversions, revenue }: Pick<RoasWindow, 'conversions' | 'revenue'>): boolean {
  return conversions === null || revenue === null || (conversions > 0 && revenue === 0);
}

function averageOrder({ conversions, revenue }: RoasWindow, prior: RoasPrior, weight: number): number | null {
  if (conversions === null || revenue === null) return null;
  if (prior.averageOrderValue === null) return conversions > 0 ? revenue / conversions : null;
  return (revenue + weight * prior.averageOrderValue) / (conversions + weight);
}

/** A sum with another part; unknown as soon as one part is. */
function add(sum: number | null, part: number | null, weight = 1): number | null {
  return sum === null || part === null ? null : sum + weight * part;
}
