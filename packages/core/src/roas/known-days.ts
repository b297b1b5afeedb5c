import type { Policy } from '../policy/policy-schema.ts';
import type { RoasDay } from './roas-day.ts';

/** A day whose conversions and values are known. */
type KnownRoasDay = RoasDay & { readonly conversions: number; readonly revenue: number };

/**
 * The days that tell a return: mature enough, not touched by an outage, which leaves them no maturity, and with known
 * conversions and values. It is a ratio of sums: spend that brought nobody knows what has no part in it.
 */
export function knownDays(
  rows: readonly RoasDay[],
  policy: Pick<Policy, 'maturity'>,
): readonly KnownRoasDay[] {
  return matureDays(rows, policy).filter(isKnownDay);
}

export function matureDays(
  rows: readonly RoasDay[],
  { maturity }: Pick<Policy, 'maturity'>,
): readonly RoasDay[] {
  return rows.filter((day) => day.maturity >= maturity.minShare);
}

export function isKnownDay(day: RoasDay): day is KnownRoasDay {
  return day.conversions !== null && day.revenue !== null;
}
