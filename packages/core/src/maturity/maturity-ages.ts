import type { Policy } from '../policy/policy-schema.ts';
import { addDays, type Day, startOfDay } from '../shared/day.ts';
import { addHours, type Instant } from '../shared/instant.ts';
import { progressAfterDay } from './share-arrived.ts';

/** `day`: 0, 1, 2, ... days after a day. `hour`: the same with the policy's hours between its end and the next day's. */
export type MaturityGrain = 'day' | 'hour';

/** A time after a day at which its conversions are looked at. */
export type MaturityAge = {
  /** Complete days, and hours of the one that follows them. */
  readonly days: number;
  readonly hours: number;
  /** The share that is known by then, before an account has taught its own. */
  readonly priorShare: number;
};

/** The ages of a curve, youngest first; at the last one the day counts as final. */
export function maturityAges(policy: Pick<Policy, 'maturity'>, grain: MaturityGrain): readonly MaturityAge[] {
  const { maturity } = policy;
  const daily = maturity.priorShares.map((priorShare, days) => ({ days, hours: 0, priorShare }));
  const [first, second] = daily;
  if (grain === 'day' || !first || !second) return daily;
  const progressAt = progressAfterDay(policy);
  const hourly = maturity.hours.map((hours) => ({
    days: 0,
    hours,
    priorShare: first.priorShare + progressAt(hours) * (second.priorShare - first.priorShare),
  }));
  return [first, ...hourly, ...daily.slice(1)];
}

/** When days are how old, in a time zone; each start of a day is looked up once. */
export function createAgeClock(timeZone: string): (day: Day, age: MaturityAge) => Instant {
  const starts = new Map<Day, Instant>();
  return (day, { days, hours }) => {
    const next = addDays(day, days + 1);
    const end = starts.get(next) ?? startOfDay(next, timeZone);
    starts.set(next, end);
    return hours === 0 ? end : addHours(end, hours);
  };
}

/**
 * The moments whose figures teach a curve: every complete day of the policy's history at each of its ages, as far as they
 * have come. What a store knew at them is what {@link estimateMaturity} needs.
 *
 * @param today the running day in `timeZone`
 */
export function maturityMoments(
  today: Day,
  {
    timeZone,
    policy,
    grain = 'day',
  }: {
    readonly timeZone: string;
    readonly policy: Pick<Policy, 'maturity'>;
    readonly grain?: MaturityGrain;
  },
): readonly { readonly day: Day; readonly asOf: Instant }[] {
  const ages = maturityAges(policy, grain);
  const latest = startOfDay(today, timeZone);
  const instantOf = createAgeClock(timeZone);
  return Array.from({ length: policy.maturity.historyDays }, (_, index) =>
    addDays(today, -index - 1),
  ).flatMap((day) =>
    ages.map((age) => ({ day, asOf: instantOf(day, age) })).filter(({ asOf }) => asOf <= latest),
  );
}
