import type { Policy } from '../policy/policy-schema.ts';
import { daysBetween } from '../shared/day.ts';
import { trend } from '../stats/trend.ts';
import type { RoasEstimate } from './estimate-roas.ts';
import { knownDays } from './known-days.ts';
import type { RoasDay } from './roas-day.ts';

/** Whether a return gets better or worse over its window. */
export type RoasTrend = {
  readonly direction: 'improving' | 'stable' | 'declining';
  /** Of the logarithm of the daily ROAS: -0.02 is a fall of 2 % a day; null where it cannot be told. */
  readonly slope: number | null;
  readonly pValue: number | null;
};

const UNTOLD: RoasTrend = { direction: 'stable', slope: null, pValue: null };

/**
 * The quasi-Poisson slope of revenue over days, with the matured spend as exposure. Revenue counts in units of what one
 * order varies by (its average value times its mean square over its squared mean), below which no day is taken to vary:
 * a few large orders are no trend. Days without revenue are ordinary.
 *
 * @param rows days of the window
 * @param conversions of those days
 */
export function roasTrend(
  rows: readonly RoasDay[],
  {
    conversions,
    averageOrderValue,
    orderSquareRatio,
  }: Pick<RoasEstimate, 'averageOrderValue' | 'orderSquareRatio'> & { readonly conversions: number | null },
  policy: Pick<Policy, 'roas' | 'maturity'>,
): RoasTrend {
  const { minTrendDays, minTrendConversions, trendSignificance } = policy.roas;
  const days = knownDays(rows, policy).filter(({ spend }) => spend > 0);
  const [first] = days;
  if (!first || days.length < minTrendDays || (conversions ?? 0) < minTrendConversions) return UNTOLD;
  if (averageOrderValue === null || orderSquareRatio === null) return UNTOLD;
  // Refunds beyond the sales of a day leave no rate that a logarithm could be taken of.
  if (days.some(({ revenue }) => revenue < 0)) return UNTOLD;
  const points = days.map(({ day, revenue, spend, maturity }) => ({
    at: daysBetween(first.day, day),
    count: revenue,
    exposure: maturity * spend,
  }));
  const found = trend(points, { minDispersion: averageOrderValue * orderSquareRatio });
  if (!found.testable) return UNTOLD;
  const { slope, pValue } = found;
  const isReal = pValue < trendSignificance;
  return { direction: isReal ? (slope > 0 ? 'improving' : 'declining') : 'stable', slope, pValue };
}
