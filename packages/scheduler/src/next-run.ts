import { type Schedule, toInstant } from '@adpilot/core';
import { nextCronRun } from './next-cron-run.ts';
import { parseDuration } from './parse-duration.ts';

const EPOCH = new Date(0);

/**
 * The first run later than `after`.
 *
 * Intervals are counted from the anchor, so that a run that was late, or a process that was down, does not shift
 * those to come. Of a cron time that the clocks skip the run happens when they have jumped; of a fixed time that they
 * repeat only the first counts, while a schedule of every hour runs in both.
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
