import { InvalidInputError } from '../errors/invalid-input-error.ts';

/** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. Texts compare as times do. */
export type Instant = string;

const HOUR_MS = 3_600_000;

/**
 * @param time a `Date`, or milliseconds since 1970-01-01 UTC
 * @throws InvalidInputError for an invalid date
 */
export function toInstant(time: Date | number): Instant {
  const date = typeof time === 'number' ? new Date(time) : time;
  if (Number.isNaN(date.getTime()))
    throw new InvalidInputError({ argument: 'time', message: 'not a valid date' });
  return date.toISOString();
}

/**
 * Milliseconds since 1970-01-01 UTC.
 *
 * @throws InvalidInputError where the text is not an instant
 */
export function instantMs(instant: Instant): number {
  const ms = Date.parse(instant);
  // `Date.parse` also takes other formats, and days that no month has.
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== instant) {
    throw new InvalidInputError({
      argument: 'instant',
      message: `not an ISO 8601 instant in UTC with milliseconds: ${instant}`,
    });
  }
  return ms;
}

export function addHours(instant: Instant, hours: number): Instant {
  return toInstant(instantMs(instant) + hours * HOUR_MS);
}

/** Hours from `from` to `to`, negative where `to` is earlier. */
export function hoursBetween(from: Instant, to: Instant): number {
  return (instantMs(to) - instantMs(from)) / HOUR_MS;
}
