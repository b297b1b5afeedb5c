import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { addDays, daysBetween, isDay, weekdayOf } from '../shared/day.ts';

/**
 * A period on the account's wall clock: a day `2026-01-31`, or an hour `2026-01-31T17` that begins then. Texts of one
 * grain compare as times do.
 */
export type SpikePeriod = string;

export type SpikeGrain = 'day' | 'hour';

const DAY_LENGTH = '2026-01-31'.length;
const HOUR = /^T([01]\d|2[0-3])$/;
const HOURS_A_DAY = 24;

/** How many periods of a grain a day has. */
export function periodsADay(grain: SpikeGrain): number {
  return grain === 'day' ? 1 : HOURS_A_DAY;
}

/** @throws InvalidInputError naming `argument` for anything but a day or an hour */
export function grainOf(period: SpikePeriod, argument = 'series'): SpikeGrain {
  const clock = period.slice(DAY_LENGTH);
  if (!isDay(dayOfPeriod(period)) || !(clock === '' || HOUR.test(clock))) {
    throw new InvalidInputError({ argument, message: `neither a day nor an hour: ${period}` });
  }
  return clock === '' ? 'day' : 'hour';
}

/** Periods of one season share it: of days the day of the week, of hours the hour of the week; 0 is Sunday's first. */
export function seasonOf(period: SpikePeriod): number {
  const weekday = weekdayOf(dayOfPeriod(period));
  return grainOf(period) === 'day' ? weekday : weekday * HOURS_A_DAY + hourOfPeriod(period);
}

/** Hour of the day, 0 for a day. */
export function hourOfPeriod(period: SpikePeriod): number {
  return Number(period.slice(DAY_LENGTH + 1));
}

/** Days between the days of two periods. */
export function periodDaysBetween(from: SpikePeriod, to: SpikePeriod): number {
  return daysBetween(dayOfPeriod(from), dayOfPeriod(to));
}

/** The same hour, or the day itself, so many days earlier. */
export function periodDaysBefore(period: SpikePeriod, days: number): SpikePeriod {
  return addDays(dayOfPeriod(period), -days) + period.slice(DAY_LENGTH);
}

function dayOfPeriod(period: SpikePeriod): string {
  return period.slice(0, DAY_LENGTH);
}
