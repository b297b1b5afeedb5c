import type { Policy } from '../policy/policy-schema.ts';
import type { AllocationDay } from './arm.ts';
import { eventsOf } from './events-of.ts';

/** What an account's own figures lead one to expect of an arm; null where it has none. Amounts in minor units. */
export type AllocationPrior = {
  /** Clicks per impression; of a day with more conversions than clicks, conversions. */
  readonly clickRate: number | null;
  /** Conversions per such click, late ones included. */
  readonly conversionRate: number | null;
  readonly averageOrderValue: number | null;
  /** Spend per thousand impressions. */
  readonly costPerThousand: number | null;
  /** Conversions of the last `allocation.idleDays`; null where none of those days reports any. */
  readonly recentConversions: number | null;
};

type Pair = { readonly part: number; readonly whole: number };

/**
 * The rates of all days together, over `allocation.priors.historyDays`.
 *
 * @param days of the account, or of all arms: a day may be there several times
 */
export function allocationPrior(
  days: readonly AllocationDay[],
  { allocation: { priors, idleDays } }: Pick<Policy, 'allocation'>,
): AllocationPrior {
  const known = days.filter(({ daysAgo }) => daysAgo <= priors.historyDays);
  const counted = known.filter(({ maturity }) => maturity > 0);
  const recent = counted.filter(({ daysAgo, conversions }) => daysAgo <= idleDays && conversions !== null);
  return {
    clickRate: ratio(known, (day) => pair(eventsOf(day), day.impressions)),
    conversionRate: ratio(counted, (day) => {
      const events = eventsOf(day);
      return pair(day.conversions, events === null ? null : day.maturity * events);
    }),
    averageOrderValue: ratio(counted, ({ revenue, conversions }) => pair(revenue, conversions)),
    costPerThousand: ratio(known, ({ spend, impressions }) => pair(1000 * spend, impressions)),
    recentConversions:
      recent.length === 0 ? null : recent.reduce((sum, { conversions }) => sum + (conversions ?? 0), 0),
  };
}

function pair(part: number | null, whole: number | null): Pair | null {
  return part === null || whole === null ? null : { part, whole };
}

/** The ratio of sums over the days that know both; null where it is none, or nothing. */
function ratio(days: readonly AllocationDay[], pairOf: (day: AllocationDay) => Pair | null): number | null {
  const pairs = days.map(pairOf).filter((each) => each !== null);
  const part = pairs.reduce((sum, each) => sum + each.part, 0);
  const whole = pairs.reduce((sum, each) => sum + each.whole, 0);
  return part > 0 && whole > 0 ? part / whole : null;
}
