import { addDays, addHours, type Day, hourOf, type Instant, startOfDay } from '@adpilot/core';

const HOUR = 6;

/** When the figures of a day count as known: 06:00 on the wall clock of the next morning. */
export function finalFrom(day: Day, timeZone: string): Instant {
  const hoursIn = addHours(startOfDay(addDays(day, 1), timeZone), HOUR);
  // On a morning when the clock changed, six hours after midnight is not six o'clock.
  return addHours(hoursIn, HOUR - hourOf(hoursIn, timeZone));
}
