import { weekdayOf } from '../shared/day.ts';
import type { DayClock } from '../shared/day-clock.ts';

/** What season a span of time belongs to: an hour of the week or a day of the week. Those of one grain compare. */
export type SeasonCell = { readonly grain: 'hour' | 'day'; readonly key: number };

const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;
/** A longer span says nothing of one hour. */
const MAX_HOURS = 2;
/** A span is one of a day if it is not longer or shorter than one by more: clocks are put forward and back. */
const DAY_TOLERANCE_HOURS = 2;

/**
 * The hour of the week, or for a span of about a day the weekday, in the middle of the span: hours are counted from local
 * midnight, days from Sunday. Null where the span is neither.
 */
export function seasonCell(fromMs: number, untilMs: number, clock: DayClock): SeasonCell | null {
  const hours = (untilMs - fromMs) / HOUR_MS;
  const isDay = Math.abs(hours - HOURS_A_DAY) <= DAY_TOLERANCE_HOURS;
  if (hours > MAX_HOURS && !isDay) return null;
  const middle = (fromMs + untilMs) / 2;
  const day = clock.dayAt(middle);
  if (isDay) return { grain: 'day', key: weekdayOf(day) };
  const hour = Math.floor((middle - clock.startOf(day)) / HOUR_MS);
  return { grain: 'hour', key: weekdayOf(day) * HOURS_A_DAY + Math.min(hour, HOURS_A_DAY - 1) };
}
