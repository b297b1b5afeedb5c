import type { DailyTotals } from '../model/daily-totals.ts';
import type { CalendarDay } from '../roas/matured-day.ts';
import type { MinorUnits } from '../shared/money.ts';

/** A complete day of an account on which something was delivered. Unknown is null. */
export type AccountDay = CalendarDay & {
  readonly spend: MinorUnits;
  readonly clicks: number | null;
  /** Of the campaigns whose conversions are known; null where no campaign's are, nor its clicks. */
  readonly known: { readonly clicks: number; readonly conversions: number } | null;
};

/**
 * An account's days in the order of the calendar, without those on which nothing was delivered.
 *
 * @param campaigns the days of each campaign
 */
export function accountDays(
  campaigns: readonly (readonly DailyTotals[])[],
  calendar: readonly CalendarDay[],
): readonly AccountDay[] {
  const days = new Map<string, Pick<AccountDay, 'spend' | 'clicks' | 'known'>>();
  for (const { day, impressions, spend, clicks, conversions } of campaigns.flat()) {
    if (impressions === 0) continue;
    const sum = days.get(day) ?? { spend: 0, clicks: 0, known: null };
    const isKnown = clicks !== null && conversions !== null;
    days.set(day, {
      spend: sum.spend + spend,
      clicks: clicks === null || sum.clicks === null ? null : sum.clicks + clicks,
      known: isKnown
        ? {
            clicks: (sum.known?.clicks ?? 0) + clicks,
            conversions: (sum.known?.conversions ?? 0) + conversions,
          }
        : sum.known,
    });
  }
  return calendar.flatMap((each) => {
    const sum = days.get(each.day);
    return sum ? [{ ...each, ...sum }] : [];
  });
}
