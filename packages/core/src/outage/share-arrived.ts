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
  { data, maturity }: Pick<Policy, 'data' | 'maturity'>,
): ShareArrived {
  const daily = curve?.shares ?? maturity.priorShares;
  const atDayEnd = daily[0] ?? 1;
  const points = [
    ...data.trackingOutage.earlyShares.map(({ hours, share }) => ({ hours, share: share * atDayEnd })),
    ...daily.map((share, day) => ({ hours: MEAN_AGE_HOURS + HOURS_A_DAY * day, share })),
  ];
  return (hours) => {
    const next = points.findIndex((point) => point.hours > hours);
    const above = points[next];
    const below = points[next === -1 ? points.length - 1 : next - 1];
    if (!above) return below?.share ?? 1;
    if (!below) return above.share;
    const way = (hours - below.hours) / (above.hours - below.hours);
    return below.share + way * (above.share - below.share);
  };
}
