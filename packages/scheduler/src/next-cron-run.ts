import { type CronSchedule, dayOf, InvalidInputError, toInstant } from '@adpilot/core';
import { Cron } from 'croner';

/**
 * The first time of the cron later than `after`.
 *
 * @throws InvalidInputError for a pattern, time zone or date that is malformed, and for a pattern that never matches
 */
export function nextCronRun({ cron, timeZone }: CronSchedule, after: Date): Date {
  dayOf(toInstant(after), timeZone); // refuses an unknown zone by name
  const next = parseCron(cron, timeZone).nextRun(after);
  if (next === null) throw invalidCron(`no day has the time of ${cron}`);
  return next;
}

function parseCron(pattern: string, timeZone: string): Cron {
  let cron: Cron;
  try {
    cron = new Cron(pattern, { timezone: timeZone, mode: '5-part', paused: true });
  } catch (cause) {
    throw invalidCron(`not a cron pattern of five fields: ${pattern}`, cause);
  }
  // The library also takes a date, which would be a schedule that ends.
  if (cron.getPattern() === undefined) throw invalidCron(`a date, not a cron pattern: ${pattern}`);
  return cron;
}

function invalidCron(message: string, cause?: unknown): InvalidInputError {
  return new InvalidInputError({ argument: 'cron', message, cause });
}
