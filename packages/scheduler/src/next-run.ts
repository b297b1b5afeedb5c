import { type Schedule, toInstant } from '@adpilot/core';
import { nextCronRun } from './next-cron-run.ts';
import { parseDuration } from './parse-duration.ts';

const EPOCH = new Date(0);

/**
 * The first run later than `after`.
 *
 * Intervals are counted from the anchor, so that a run that was late, or a process that was down, does not shift
 * those to come.
 *
 * A cron that names one minute and one hour has its run on every day it names: where the clocks skip that time, when
 * they have jumped, and where they repeat it, the first time. Any other cron, of several times a day, goes by the clocks:
 * times that they skip are left out, be it all of that day, and times that they repeat run twice.
 *
 * ```ts
 * nextRun({ cron: '0 3 * * *', timeZone: 'America/Sao_Paulo' }, new Date('2026-01-01T00:00:00Z')); // 06:00 UTC
 * ```
 *
 * @param options `anchor`: a run of the interval, past or future; default 1970-01-01 UTC: `30m` runs at :00 and :30
 * @throws InvalidInputError for a malformed duration, cron pattern, time zone or date, and for a cron that never runs
 */
export function nextRun(
  schedule: Schedule,
  after: Date,
  { anchor = EPOCH }: { readonly anchor?: Date } = {},
): Date {
  if ('cron' in schedule) return nextCronRun(schedule, after);
  const every = parseDuration(schedule.every);
  const start = anchor.getTime();
  const passed = Math.floor((after.getTime() - start) / every);
  return new Date(toInstant(start + (passed + 1) * every));
}
