import { type DayGain, dayGains } from '../intraday/gains.ts';
import { type Reading, sumFigures, toReadings } from '../intraday/reading.ts';
import type { IntradayPoint } from '../model/insight-row.ts';
import type { MaturityCurve } from '../model/maturity-curve.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { addDays, type Day, startOfDay } from '../shared/day.ts';
import { addHours, hoursBetween, type Instant } from '../shared/instant.ts';
import type { ArrivalStep } from './arrival-step.ts';
import { type ShareArrived, shareArrived } from './share-arrived.ts';

/** Clicks of one day, in the middle of the time in which they came. */
type Clicks = { readonly day: Day; readonly at: Instant; readonly count: number };

/**
 * What came in between readings of an account. A reading may say how the running day stands and how the day before it
 * stands by now: conversions of yesterday's clicks are still coming in today.
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
    readonly policy: Pick<Policy, 'data' | 'maturity'>;
  },
): readonly ArrivalStep[] {
  const share = shareArrived(curve, policy);
  // Of the days that a reading tells of: older clicks are not read often enough.
  let clicks: readonly Clicks[] = [];
  return toReadings(points, timeZone).flatMap((reading, index, readings): readonly ArrivalStep[] => {
    const before = readings[index - 1] ?? null;
    const from = before?.at ?? firstMoment(reading, timeZone);
    const gains = dayGains(before, reading, timeZone);
    clicks = [
      ...clicks.filter(({ day }) => gains.some((gain) => gain.day === day)),
      ...gains.flatMap(clicksOf),
    ];
    if (from >= reading.at || gains.length === 0) return [];
    const { spend, clicks: count, conversions } = sumFigures(gains);
    const due = clicks.reduce(
      (sum, each) => sum + each.count * shareDue(each.at, from, reading.at, share),
      0,
    );
    const clicksDue = count === null ? null : due;
    return [{ from, until: reading.at, spend, clicks: count, conversions, clicksDue, upstream: null }];
  });
}

/** Before the first reading nothing was known of any of its days. */
function firstMoment({ figures, day }: Reading, timeZone: string): Instant {
  return startOfDay(figures.has(addDays(day, -1)) ? addDays(day, -1) : day, timeZone);
}

function clicksOf({ day, span, clicks }: DayGain): readonly Clicks[] {
  if (span === null || clicks === null) return [];
  const { from, until } = span;
  return [{ day, at: addHours(from, hoursBetween(from, until) / 2), count: clicks }];
}

/** The share of a click's conversions that becomes known between two moments. */
function shareDue(clickedAt: Instant, from: Instant, until: Instant, share: ShareArrived): number {
  const age = hoursBetween(clickedAt, from);
  return share(hoursBetween(clickedAt, until)) - (age < 0 ? 0 : share(age));
}
