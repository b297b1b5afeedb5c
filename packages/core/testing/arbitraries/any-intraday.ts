import * as fc from 'fast-check';
import type { Instant, IntradayPoint } from '../../src/index.ts';
import { addDays, addHours, dayOf, hoursBetween, startOfDay } from '../../src/index.ts';
import { anIntradayPoint } from '../builders/an-intraday-point.ts';

/** How an account has been read, and what its days were like hour by hour. */
const readings = fc.record({
  hoursApart: fc.constantFrom(0.5, 3, 11),
  count: fc.constantFrom(2, 8, 30),
  clicksPerHour: fc.constantFrom(0, 30, 400),
  conversionsPerHour: fc.constantFrom(0, 1, 20),
  /** Hours before the snapshot in which conversions fell silent, and in which they came back. */
  silentHours: fc.constantFrom(0, 0, 0, 5, 30),
  backHours: fc.constantFrom(0, 0, 4),
  /** What is left of the clicks in that time. */
  clicksLeft: fc.constantFrom(1, 1, 0),
  unknown: fc.constantFrom(null, null, null, 'clicks', 'conversions'),
});

type Drawn = typeof readings extends fc.Arbitrary<infer T> ? T : never;

/** Readings of an account up to `now`: none, few, many; with outages, collapses and unknown figures. */
export function anyIntraday({
  now,
  timeZone,
  accountId,
}: {
  readonly now: Instant;
  readonly timeZone: string;
  readonly accountId: string;
}): fc.Arbitrary<readonly IntradayPoint[]> {
  const some = readings.map((drawn) =>
    Array.from({ length: drawn.count }, (_, index) => addHours(now, -index * drawn.hoursApart)).flatMap(
      (readAt) => {
        const today = dayOf(readAt, timeZone);
        return [addDays(today, -1), today].map((day) =>
          pointOf(day, readAt, drawn, { now, timeZone, accountId }),
        );
      },
    ),
  );
  // Few accounts are in trouble, and each reading takes time to draw.
  return fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: some });
}

function pointOf(
  day: string,
  readAt: Instant,
  drawn: Drawn,
  {
    now,
    timeZone,
    accountId,
  }: { readonly now: Instant; readonly timeZone: string; readonly accountId: string },
): IntradayPoint {
  const begin = startOfDay(day, timeZone);
  const end = startOfDay(addDays(day, 1), timeZone);
  const until = readAt > end ? end : readAt;
  const hours = hoursBetween(begin, until);
  const silent = overlap(begin, until, addHours(now, -drawn.silentHours), addHours(now, -drawn.backHours));
  const clicks = Math.floor(drawn.clicksPerHour * (hours - silent * (1 - drawn.clicksLeft)));
  const conversions = Math.floor(drawn.conversionsPerHour * (hours - silent));
  return anIntradayPoint({
    id: accountId,
    day,
    readAt,
    spend: clicks * 25,
    impressions: clicks * 50,
    clicks: drawn.unknown === 'clicks' ? null : clicks,
    conversions: drawn.unknown === 'conversions' ? null : conversions,
    revenue: conversions * 3000,
  });
}

/** Hours that two spans share. */
function overlap(from: Instant, until: Instant, otherFrom: Instant, otherUntil: Instant): number {
  const begin = from > otherFrom ? from : otherFrom;
  const isOver = until > otherUntil;
  return Math.max(0, hoursBetween(begin, isOver ? otherUntil : until));
}
