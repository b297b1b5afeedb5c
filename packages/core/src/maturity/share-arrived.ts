import type { MaturityCurve } from '../model/maturity-curve.ts';
import type { Policy } from '../policy/policy-schema.ts';

const HOURS_A_DAY = 24;
/** A day's clicks are this old, on average, when the day ends. */
const MEAN_AGE_HOURS = 12;

/** The share of a click's conversions that is known so many hours after it. */
export type ShareArrived = (hours: number) => number;

/**
 * The curve of late conversions at the grain of hours: that of days, whose clicks are half a day old on average when the
 * day ends, with the policy's `earlyShares` before it, and straight lines between.
 *
 * @param curve what the account has taught; null for the policy's prior
 */
export function shareArrived(
  curve: Pick<MaturityCurve, 'shares'> | null,
  policy: Pick<Policy, 'maturity'>,
): ShareArrived {
  const points = pointsOf(curve?.shares ?? policy.maturity.priorShares, policy);
  return (hours) => {
    // Asked for each click of each reading: a plain loop takes a third of the time.
    let below: Point | null = null;
    for (const above of points) {
      if (above.hours > hours) {
        if (below === null) return above.share;
        const way = (hours - below.hours) / (above.hours - below.hours);
        return below.share + way * (above.share - below.share);
      }
      below = above;
    }
    return below?.share ?? 1;
  };
}

/**
 * How far a day has come, so many hours after its end, from what is known of it then to what is known of it a day later:
 * 0..1, by the policy's prior and for clicks that came evenly.
 */
export function progressAfterDay(policy: Pick<Policy, 'maturity'>): (hours: number) => number {
  const share = shareArrived(null, policy);
  const bends = pointsOf(policy.maturity.priorShares, policy).map(({ hours }) => hours);
  const sumOfDay = (hours: number): number => {
    const end = hours + HOURS_A_DAY;
    const cuts = [hours, ...bends.filter((bend) => bend > hours && bend < end), end];
    // Between two bends the curve is a straight line.
    return cuts.reduce((sum, cut, index) => {
      const before = cuts[index - 1] ?? cut;
      return sum + ((cut - before) * (share(before) + share(cut))) / 2;
    }, 0);
  };
  const [first, last] = [sumOfDay(0), sumOfDay(HOURS_A_DAY)];
  return (hours) => (last > first ? (sumOfDay(hours) - first) / (last - first) : 0);
}

type Point = { readonly hours: number; readonly share: number };

function pointsOf(daily: readonly number[], { maturity }: Pick<Policy, 'maturity'>): readonly Point[] {
  const atDayEnd = daily[0] ?? 1;
  return [
    ...maturity.earlyShares.map(({ hours, share }) => ({ hours, share: share * atDayEnd })),
    ...daily.map((share, day) => ({ hours: MEAN_AGE_HOURS + HOURS_A_DAY * day, share })),
  ];
}
