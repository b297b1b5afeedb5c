import type { Policy } from '../policy/policy-schema.ts';
import { MIN_EXPECTED } from '../stats/measure-scatter.ts';
import type { CountPoint } from './count-point.ts';

/** What count is to be expected of a period, and how far it may stray. */
export type CountExpectation = {
  readonly mean: number;
  /** Variance over mean. */
  readonly dispersion: number;
};

/** What the periods of one season share. */
type Season = {
  readonly periods: number;
  readonly events: number;
  /** What the overall rate would have brought. */
  readonly expected: number;
};

type BaselinePolicy = Pick<Policy, 'spikes' | 'dispersion'>;

const DAYS_A_WEEK = 7;

/**
 * What an entity's past leads one to expect of the period: exposure x rate x season.
 *
 * The variance adds up the noise of counting, the spread from period to period, and what the past leaves uncertain of the
 * rate and of the season.
 *
 * @param past points with exposure and, in all, at least one event
 * @param pastDays days that they span: seasons are told apart from `spikes.seasonWeeks` on
 * @param priorSpread relative spread from period to period that is assumed as long as the past says little
 */
export function expectCount(
  { season, exposure }: Omit<CountPoint, 'count'>,
  past: readonly CountPoint[],
  { pastDays, priorSpread }: { readonly pastDays: number; readonly priorSpread: number },
  { spikes, dispersion }: BaselinePolicy,
): CountExpectation {
  const events = past.reduce((sum, { count }) => sum + count, 0);
  const rate = events / past.reduce((sum, point) => sum + point.exposure, 0);
  const seasons =
    pastDays < spikes.seasonWeeks * DAYS_A_WEEK ? new Map<number, Season>() : sumSeasons(past, rate);
  const meanOf = (point: Omit<CountPoint, 'count'>): number =>
    point.exposure * rate * seasonFactor(seasons.get(point.season), spikes);
  const degreesOfFreedom = past.length - Math.max(1, seasons.size);
  const variance = estimateVariance(past, meanOf, { degreesOfFreedom, priorSpread, dispersion });
  const mean = meanOf({ season, exposure });
  const uncertainty = 1 / events + variance / past.length;
  return {
    mean,
    dispersion: 1 + mean * (variance + uncertainty + seasonVariance(seasons.get(season), variance, spikes)),
  };
}

function sumSeasons(past: readonly CountPoint[], rate: number): ReadonlyMap<number, Season> {
  const seasons = new Map<number, Season>();
  for (const { season, count, exposure } of past) {
    const { periods, events, expected } = seasons.get(season) ?? { periods: 0, events: 0, expected: 0 };
    seasons.set(season, {
      periods: periods + 1,
      events: events + count,
      expected: expected + exposure * rate,
    });
  }
  return seasons;
}

/** A season's rate over the overall one, pulled towards 1 by `seasonWeight` events. */
function seasonFactor(season: Season | undefined, { seasonWeight }: Policy['spikes']): number {
  return season ? (season.events + seasonWeight) / (season.expected + seasonWeight) : 1;
}

/** Squared relative uncertainty of the factor: by its counts, and by the few periods that they come from. */
function seasonVariance(
  season: Season | undefined,
  variance: number,
  { seasonWeight }: Policy['spikes'],
): number {
  if (!season) return 0;
  const weight = season.expected / (season.expected + seasonWeight);
  return weight ** 2 * (1 / Math.max(1, season.events) + variance / season.periods);
}

/**
 * Squared relative spread from period to period beyond the noise of counting: Pearson's statistic of those periods of the
 * past that expect enough, with their part of the degrees of freedom, pooled with what the prior spread would give.
 */
function estimateVariance(
  past: readonly CountPoint[],
  meanOf: (point: CountPoint) => number,
  {
    degreesOfFreedom,
    priorSpread,
    dispersion: { priorWeight },
  }: {
    readonly degreesOfFreedom: number;
    readonly priorSpread: number;
    readonly dispersion: Policy['dispersion'];
  },
): number {
  let [cells, total, pearson] = [0, 0, 0];
  for (const point of past) {
    const mean = meanOf(point);
    if (mean < MIN_EXPECTED) continue;
    cells += 1;
    total += mean;
    pearson += (point.count - mean) ** 2 / mean;
  }
  if (cells === 0) return priorSpread ** 2;
  const average = total / cells;
  const known = degreesOfFreedom * (cells / past.length);
  const pooled = (priorWeight * (1 + priorSpread ** 2 * average) + pearson) / (priorWeight + known);
  return Math.max(0, (pooled - 1) / average);
}
