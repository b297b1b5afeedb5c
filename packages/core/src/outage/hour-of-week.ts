import { dayOf, hourOf, weekdayOf } from '../shared/day.ts';
import { addHours, hoursBetween, type Instant } from '../shared/instant.ts';

const HOURS_A_DAY = 24;
/** A longer span says nothing of one hour. */
const MAX_HOURS = 2;

/**
 * The hour of the week in the middle of a span, on the wall clock: 0 for Sunday after midnight. Null where the span is too
 * long to be one of an hour.
 */
export function hourOfWeek(from: Instant, until: Instant, timeZone: string): number | null {
  const hours = hoursBetween(from, until);
  if (hours > MAX_HOURS) return null;
  const middle = addHours(from, hours / 2);
  return weekdayOf(dayOf(middle, timeZone)) * HOURS_A_DAY + hourOf(middle, timeZone);
}
