import type { DailyTotals } from '../model/daily-totals.ts';
import { emptyTotals } from '../model/daily-totals.ts';
import type { MaturityCurve } from '../model/maturity-curve.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addDays, type Day, daysBetween, daysFrom } from '../shared/day.ts';

/** A complete day with the share of its final conversions that is known by now. */
export type MaturedDay = DailyTotals & { readonly maturity: number };

/** A complete day with its maturity: the same for everything in an account. */
export type CalendarDay = { readonly day: Day; readonly maturity: number };

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
  return daysFrom(addDays(today, -count), addDays(today, -1)).map((day) => ({
    day,
    maturity: shareKnown(day, today, curve, policy),
  }));
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
  const byDay = new Map(daily.map((totals) => [totals.day, totals]));
  return calendar.map(({ day, maturity }) => ({ ...(byDay.get(day) ?? emptyTotals(day)), maturity }));
}

/** The share of a day's final conversions that is known during `today`. */
export function shareKnown(
  day: Day,
  today: Day,
  curve: MaturityCurve | null,
  { maturity }: Pick<Policy, 'maturity'>,
): number {
  const shares = curve?.shares ?? maturity.priorShares;
  // During the day after it, a day is known as it was at its end: the rest of that day is still to come.
  const age = daysBetween(day, today) - 1;
  return age < 0 ? 0 : (shares[age] ?? 1);
}
