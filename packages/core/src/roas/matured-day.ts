import type { DailyTotals } from '../model/daily-totals.ts';
import { emptyTotals } from '../model/daily-totals.ts';
import type { MaturityCurve } from '../model/maturity-curve.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addDays, type Day, daysBetween } from '../shared/day.ts';

/** A complete day with the share of its final conversions that is known by now. */
export type MaturedDay = DailyTotals & { readonly maturity: number };

/**
 * The `count` complete days before `today`, oldest first. A day without a row had no delivery.
 *
 * @param daily days with a row, oldest first
 * @param curve what was learned of late conversions; null for the policy's prior
 */
export function lastCompleteDays(
  daily: readonly DailyTotals[],
  {
    today,
    count,
    curve,
    policy,
  }: {
    readonly today: Day;
    readonly count: number;
    readonly curve: MaturityCurve | null;
    readonly policy: Pick<Policy, 'maturity'>;
  },
): readonly MaturedDay[] {
  const byDay = new Map(daily.map((totals) => [totals.day, totals]));
  const first = addDays(today, -count);
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(first, index);
    return { ...(byDay.get(day) ?? emptyTotals(day)), maturity: shareKnown(day, today, curve, policy) };
  });
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
