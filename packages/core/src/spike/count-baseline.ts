import type { Policy } from '../policy/policy-schema.ts';
import { type Day, weekdayOf } from '../shared/day.ts';
import type { CountPoint } from './count-point.ts';

/** What a count is to be expected in a period, and how far it may stray. */
export type CountExpectation = {
  readonly mean: number;
  /** Variance over mean. */
  readonly dispersion: number;
};

type Weekday = {
  readonly days: number;
  readonly events: number;
  readonly factor: number;
  readonly weight: number;
};
type BaselinePolicy = Pick<Policy, 'spikes' | 'dispersion'>;

const DAYS_A_WEEK = 7;

/**
 * What an entity's past leads one to expect of the period: exposure x rate x weekday.
 *
 * The variance adds up the noise of counting, the spread from day to day, and what the past leaves uncertain of the rate
 * and of the weekday.
 *
 * @param past points with exposure and, in all, at least one event
 * @param priorSpread relative day-to-day spread that is assumed as long as the past says little
 */
export function expectCount(
  { period, exposure }: Pick<CountPoint, 'period' | 'exposure'>,
  past: readonly CountPoint[],
  priorSpread: number,
  policy: BaselinePolicy,
): CountExpectation {
  const events = past.reduce((sum, { count }) => sum + count, 0);
  const rate = events / past.reduce((sum, point) => sum + point.exposure, 0);
  const week = learnWeek(past, rate, policy.spikes);
  const spread = estimateSpread(past, rate, week, priorSpread, policy.dispersion.priorWeight);
  const weekday = week.get(weekdayOf(period));
  const mean = exposure * rate * (weekday?.factor ?? 1);
  const ofRate = 1 / events + spread / past.length;
  const ofWeekday = weekday
    ? weekday.weight ** 2 * (1 / Math.max(1, weekday.events) + spread / weekday.days)
    : 0;
  return { mean, dispersion: 1 + mean * (spread + ofRate + ofWeekday) };
}

/** The weekdays' rates over the overall one, pulled towards 1; none where the past is too short to tell. */
function learnWeek(
  past: readonly CountPoint[],
  rate: number,
  { seasonWeeks, seasonWeight }: Policy['spikes'],
): ReadonlyMap<number, Weekday> {
  if (past.length < seasonWeeks * DAYS_A_WEEK) return new Map();
  const sums = new Map<number, { days: number; events: number; expected: number }>();
  for (const { period, count, exposure } of past) {
    const weekday = weekdayOf(period);
    const sum = sums.get(weekday) ?? { days: 0, events: 0, expected: 0 };
    sums.set(weekday, {
      days: sum.days + 1,
      events: sum.events + count,
      expected: sum.expected + exposure * rate,
    });
  }
  return new Map(
    [...sums].map(([weekday, { days, events, expected }]) => [
      weekday,
      {
        days,
        events,
        factor: (events + seasonWeight) / (expected + seasonWeight),
        weight: expected / (expected + seasonWeight),
      },
    ]),
  );
}

/** Squared relative spread from day to day beyond counting noise: Pearson's statistic, pooled with the prior's. */
function estimateSpread(
  past: readonly CountPoint[],
  rate: number,
  week: ReadonlyMap<number, Weekday>,
  priorSpread: number,
  priorWeight: number,
): number {
  const means = past.map(
    ({ period, exposure }) => exposure * rate * (week.get(weekdayOf(period))?.factor ?? 1),
  );
  const average = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const chiSquare = past.reduce((sum, { count }, index) => {
    const mean = means[index] ?? 0;
    return sum + (count - mean) ** 2 / mean;
  }, 0);
  const degreesOfFreedom = past.length - Math.max(1, week.size);
  const prior = priorWeight * (1 + priorSpread ** 2 * average);
  const pooled = (prior + chiSquare) / (priorWeight + degreesOfFreedom);
  return Math.max(0, (pooled - 1) / average);
}
