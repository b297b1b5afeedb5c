import { addDays, startOfDay } from '../shared/day.ts';
import type { AccountDay } from './account-day.ts';
import type { ArrivalStep } from './arrival-step.ts';

/**
 * What came in on complete days, in one step each: for spans of which nobody read anything within the day. A day's
 * conversions are those of its own clicks, as far as they are mature by now.
 *
 * @param days of the account, oldest first
 * @param read steps between readings: a day that any of them touches is theirs
 */
export function daySteps(
  days: readonly AccountDay[],
  { timeZone, read }: { readonly timeZone: string; readonly read: readonly ArrivalStep[] },
): readonly ArrivalStep[] {
  return days.flatMap(({ day, maturity, spend, clicks, known }): readonly ArrivalStep[] => {
    const [from, until] = [startOfDay(day, timeZone), startOfDay(addDays(day, 1), timeZone)];
    if (read.some((step) => step.from < until && step.until > from)) return [];
    const conversions = known?.conversions ?? null;
    const clicksDue = known ? maturity * known.clicks : null;
    return [{ from, until, spend, clicks, conversions, clicksDue, upstream: null }];
  });
}
