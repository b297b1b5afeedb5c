import { priorCurve } from '../maturity/estimate-maturity.ts';
import { type DailyTotals, emptyTotals } from '../model/daily-totals.ts';
import { MATURITY_CONFIDENCE, type MaturityCurve } from '../model/maturity-curve.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addDays, type Day, daysBetween, daysFrom } from '../shared/day.ts';
import { normalQuantile } from '../stats/special-functions/normal-distribution.ts';

/** A complete day with its maturity: the same for everything in an account. */
export type CalendarDay = {
  readonly day: Day;
  /** The share of the day's final conversions that is known by now. */
  readonly maturity: number;
  /** Its standard error: how well that share is known itself. */
  readonly maturityError: number;
};

/** An entity's figures on a complete day, with the day's maturity. */
export type MaturedDay = DailyTotals & CalendarDay;

/**
 * The `count` complete days before `today`, oldest first.
 *
 * @param curve what was learned of late conversions; null for the policy's prior
 */
export function completeDays(
  today: Day,
  {
    count,
    curve,
    policy,
  }: {
    readonly count: number;
    readonly curve: MaturityCurve | null;
    readonly policy: Pick<Policy, 'maturity'>;
  },
): readonly CalendarDay[] {
  const known = curve ?? priorCurve(policy);
  const width = 2 * normalQuantile((1 + MATURITY_CONFIDENCE) / 2);
  return daysFrom(addDays(today, -count), addDays(today, -1)).map((day) => {
    const age = ageOf(day, today);
    return {
      day,
      maturity: known.shares[age] ?? 1,
      maturityError: ((known.high[age] ?? 1) - (known.low[age] ?? 1)) / width,
    };
  });
}

/**
 * An entity's figures on every day of a calendar. A day without a row had no delivery.
 *
 * @param daily days with a row, in any order
 */
export function maturedDays(
  daily: readonly DailyTotals[],
  calendar: readonly CalendarDay[],
): readonly MaturedDay[] {
  const byDay = new Map<Day, DailyTotals>();
  for (const totals of daily) byDay.set(totals.day, totals);
  return calendar.map(({ day, maturity, maturityError }) => {
    // Field by field, which costs a third of a copy: it is done for every budget and day of an account.
    const { impressions, clicks, spend, conversions, revenue, engagements, reach } =
      byDay.get(day) ?? emptyTotals(day);
    return {
      day,
      impressions,
      clicks,
      spend,
      conversions,
      revenue,
      engagements,
      reach,
      maturity,
      maturityError,
    };
  });
}

/** The share of a day's final conversions that is known during `today`. */
export function shareKnown(
  day: Day,
  today: Day,
  curve: Pick<MaturityCurve, 'shares'> | null,
  { maturity }: Pick<Policy, 'maturity'>,
): number {
  const shares = curve?.shares ?? maturity.priorShares;
  const age = ageOf(day, today);
  return age < 0 ? 0 : (shares[age] ?? 1);
}

/** During the day after it, a day is known as it was at its end: the rest of that day is still to come. */
function ageOf(day: Day, today: Day): number {
  return daysBetween(day, today) - 1;
}
