import { type DayGain, dayGains } from '../intraday/gains.ts';
import { sumFigures, toReadings } from '../intraday/reading.ts';
import { shareArrived } from '../maturity/share-arrived.ts';
import type { IntradayPoint } from '../model/insight-row.ts';
import type { MaturityCurve } from '../model/maturity-curve.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addDays, type Day } from '../shared/day.ts';
import { createDayClock, type DayClock } from '../shared/day-clock.ts';
import { instantMs, toInstant } from '../shared/instant.ts';
import type { ArrivalStep } from './arrival-step.ts';

const HOUR_MS = 3_600_000;

/** Clicks of one day, in the middle of the time in which they came, and what is known of their conversions so far. */
type Clicks = { readonly day: Day; readonly atMs: number; readonly count: number; share: number };

/**
 * What came in between readings of an account. A reading may say how the running day stands and how the day before it
 * stands by now: conversions of yesterday's clicks are still coming in today. Of what lies between readings that are
 * further apart, nothing is known.
 *
 * @param points readings of the account, in any order
 * @param curve what the account has taught of late conversions; null for the policy's prior
 */
export function arrivalSteps(
  points: readonly IntradayPoint[],
  {
    timeZone,
    curve,
    policy,
  }: {
    readonly timeZone: string;
    readonly curve: Pick<MaturityCurve, 'shares'> | null;
    readonly policy: Pick<Policy, 'maturity'>;
  },
): readonly ArrivalStep[] {
  const share = shareArrived(curve, policy);
  const clock = createDayClock(timeZone);
  // Of the days that a reading tells of: older clicks are not read often enough.
  let clicks: readonly Clicks[] = [];
  let lastMs = 0;
  return toReadings(points, clock).flatMap((reading, index, readings): readonly ArrivalStep[] => {
    const yesterday = addDays(reading.day, -1);
    const previous = readings[index - 1];
    const before = previous && previous.day >= yesterday ? previous : null;
    const gains = dayGains(before, reading);
    const untilMs = instantMs(reading.at);
    const [first] = gains;
    // Before the first reading nothing was known of any of its days.
    const fromMs = Math.max(before ? lastMs : 0, first ? clock.startOf(first.day) : untilMs);
    lastMs = untilMs;
    clicks = [
      ...clicks.filter(({ day }) => gains.some((gain) => gain.day === day)),
      ...gains.flatMap((gain) => clicksOf(gain, { fromMs, untilMs, clock })),
    ];
    if (fromMs >= untilMs) return [];
    const { spend, clicks: count, conversions } = sumFigures(gains);
    let due = 0;
    for (const each of clicks) {
      const known = share((untilMs - each.atMs) / HOUR_MS);
      due += each.count * (known - each.share);
      each.share = known;
    }
    const clicksDue = count === null ? null : due;
    const from = toInstant(fromMs);
    return [{ from, until: reading.at, spend, clicks: count, conversions, clicksDue, upstream: null }];
  });
}

/** What a day gained came in the part of it that lies between the readings. */
function clicksOf(
  { day, clicks }: DayGain,
  { fromMs, untilMs, clock }: { readonly fromMs: number; readonly untilMs: number; readonly clock: DayClock },
): readonly Clicks[] {
  const from = Math.max(fromMs, clock.startOf(day));
  const until = Math.min(untilMs, clock.startOf(addDays(day, 1)));
  if (clicks === null || from >= until) return [];
  return [{ day, atMs: (from + until) / 2, count: clicks, share: 0 }];
}
