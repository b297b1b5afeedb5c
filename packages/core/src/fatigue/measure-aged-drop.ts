import type { DailyTotals } from '../model/daily-totals.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addedEventsOf, type Drop, measureDrop } from './measure-drop.ts';
import { clickDays, type DayMaturity, maturityOf, sumRates } from './rate-day.ts';

/** What the windows of {@link measureAgedDrop} are measured with. */
type AgedOptions = {
  readonly policy: Pick<Policy, 'fatigue' | 'maturity' | 'roas'>;
  readonly immature: readonly DayMaturity[];
  /** Spread of daily rates beyond counting: of clicks, and of conversions. */
  readonly cv: number;
  readonly conversionCv: number;
};

/**
 * The last delivery days against the first ones: by CTR, or by ROAS where the policy says so.
 *
 * @param days complete days with delivery, oldest first
 * @returns null where the two windows would overlap, are too thin, or hold figures that are not reported
 */
export function measureAgedDrop(days: readonly DailyTotals[], options: AgedOptions): Drop | null {
  const { ageAndDrop } = options.policy.fatigue;
  return ageAndDrop.metric === 'roas' ? measureRoasDrop(days, options) : measureCtrDrop(days, options);
}

function measureCtrDrop(days: readonly DailyTotals[], { policy, cv }: AgedOptions): Drop | null {
  const { ageAndDrop, minBlockImpressions, minBlockClicks } = policy.fatigue;
  const windows = firstAndLast(clickDays(days), ageAndDrop);
  if (windows === null) return null;
  const [baseline, recent] = [sumRates(windows.first), sumRates(windows.last)];
  if (baseline === null || recent === null) return null;
  const expected = (baseline.events / baseline.exposure) * recent.exposure;
  const enough = recent.exposure >= minBlockImpressions && expected >= minBlockClicks;
  return enough ? measureDrop(recent, baseline, { cv, addedEvents: addedEventsOf(policy.fatigue) }) : null;
}

/**
 * As {@link measureDrop} with orders of the average value, and a variance of `k2 / orders`: order values spread as
 * well as their number.
 */
function measureRoasDrop(days: readonly DailyTotals[], options: AgedOptions): Drop | null {
  const { policy, conversionCv } = options;
  const windows = firstAndLast(matureDays(days, options), policy.fatigue.ageAndDrop);
  if (windows === null) return null;
  const [baseline, recent] = [sumReturns(windows.first), sumReturns(windows.last)];
  if (baseline === null || recent === null || baseline.orders <= 0 || baseline.revenue <= 0) return null;
  const orderValue = baseline.revenue / baseline.orders;
  const expected = (baseline.revenue / baseline.spend) * (recent.spend / orderValue);
  if (expected < policy.fatigue.cusum.minBlockConversions) return null;
  const added = addedEventsOf(policy.fatigue) * orderValue;
  const rate = ({ revenue, spend }: Returns): number => (revenue + added) / spend;
  const counting = 1 / Math.max(recent.orders, 1) + 1 / Math.max(baseline.orders, 1);
  const daily = 1 / recent.days + 1 / baseline.days;
  return {
    recentDays: recent.days,
    recentRate: recent.revenue / recent.spend,
    baselineRate: baseline.revenue / baseline.spend,
    drop: 1 - rate(recent) / rate(baseline),
    standardError: Math.sqrt(policy.roas.priorOrderSquareRatio * counting + conversionCv ** 2 * daily),
  };
}

/** Sums of days; spend is the share of it whose conversions are known. */
type Returns = {
  readonly days: number;
  readonly orders: number;
  readonly revenue: number;
  readonly spend: number;
};

function matureDays(days: readonly DailyTotals[], { policy, immature }: AgedOptions): readonly DailyTotals[] {
  return days.flatMap((totals) => {
    const maturity = maturityOf(totals.day, immature);
    return maturity < policy.maturity.minShare ? [] : [{ ...totals, spend: maturity * totals.spend }];
  });
}

/** Refunds may exceed sales; what is left of the return is then nothing. */
function sumReturns(days: readonly DailyTotals[]): Returns | null {
  let [orders, revenue, spend] = [0, 0, 0];
  for (const day of days) {
    if (day.conversions === null || day.revenue === null) return null;
    orders += day.conversions;
    revenue += day.revenue;
    spend += day.spend;
  }
  return spend > 0 ? { days: days.length, orders, revenue: Math.max(0, revenue), spend } : null;
}

function firstAndLast<T>(
  days: readonly T[],
  { baselineDays, recentDays }: Policy['fatigue']['ageAndDrop'],
): { readonly first: readonly T[]; readonly last: readonly T[] } | null {
  if (days.length < baselineDays + recentDays) return null;
  return { first: days.slice(0, baselineDays), last: days.slice(-recentDays) };
}
