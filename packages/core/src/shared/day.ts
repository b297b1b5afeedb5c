import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { type Instant, instantMs, toInstant } from './instant.ts';

/** A calendar day `YYYY-MM-DD`, always read in the ad account's time zone. Texts compare as days do. */
export type Day = string;

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the text is a day that the calendar has. */
export function isDay(text: string): text is Day {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  const month = monthOf(text);
  const date = dateOf(text);
  return (
    yearOf(text) >= 0 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(yearOf(text), month)
  );
}

function yearOf(day: Day): number {
  return numberAt(day, 0, 4);
}

function monthOf(day: Day): number {
  return numberAt(day, 5, 2);
}

function dateOf(day: Day): number {
  return numberAt(day, 8, 2);
}

/** NaN where there is something else than digits. By character codes: days are read a million times in a cycle. */
function numberAt(text: string, from: number, length: number): number {
  let value = 0;
  for (let at = from; at < from + length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** @throws InvalidInputError where the text is not a day */
export function parseDay(text: string): Day {
  if (!isDay(text))
    throw new InvalidInputError({ argument: 'day', message: `not a day (YYYY-MM-DD): ${text}` });
  return text;
}

export function addDays(day: Day, count: number): Day {
  return new Date(dayMs(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `from` to `to`: 1 for neighbours, negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((dayMs(to) - dayMs(from)) / DAY_MS);
}

/** Every day from `since` to `until`, both included; empty where `since` is later. */
export function daysFrom(since: Day, until: Day): readonly Day[] {
  const count = daysBetween(since, until) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(since, index));
}

/**
 * The calendar day of an instant in a time zone.
 *
 * @throws InvalidInputError for a time zone that this runtime does not know
 */
export function dayOf(instant: Instant, timeZone: string): Day {
  return new Date(localMs(instantMs(instant), timeZone)).toISOString().slice(0, 10);
}

/** Whole hours since local midnight on the wall clock, 0..23. */
export function hourOf(instant: Instant, timeZone: string): number {
  return new Date(localMs(instantMs(instant), timeZone)).getUTCHours();
}

/** The first instant of a day; where daylight saving removes midnight, the first that exists. */
export function startOfDay(day: Day, timeZone: string): Instant {
  const wall = dayMs(day);
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((ms) => localMs(ms, timeZone) - ms);
  const candidates = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
  const starts = candidates.filter(
    (ms) => dayOf(toInstant(ms), timeZone) === day && dayOf(toInstant(ms - 1), timeZone) < day,
  );
  const [start = candidates[1] ?? wall] = starts;
  return toInstant(start);
}

/** Length of a day in hours: 24, or 23 and 25 where daylight saving begins and ends. */
export function hoursOfDay(day: Day, timeZone: string): number {
  const [start, end] = [startOfDay(day, timeZone), startOfDay(addDays(day, 1), timeZone)].map(instantMs);
  return ((end ?? 0) - (start ?? 0)) / 3_600_000;
}

/** Day of the week, 0 for Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(dayMs(day)).getUTCDay();
}

/** The day's midnight in UTC: a date alone is read so. */
function dayMs(day: Day): number {
  parseDay(day);
  return new Date(0).setUTCFullYear(yearOf(day), monthOf(day) - 1, dateOf(day));
}

/** The wall clock of the zone, as milliseconds that read the same in UTC. */
function localMs(ms: number, timeZone: string): number {
  // British order. `formatToParts` would name the numbers, in more than twice the time.
  const [day, month, year, hour, minute, second] = formatFor(timeZone).format(ms).match(/\d+/g) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
    return format;
  } catch (cause) {
    throw new InvalidInputError({ argument: 'timeZone', message: `unknown time zone: ${timeZone}`, cause });
  }
}
