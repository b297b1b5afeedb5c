import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { MinorUnits } from '../shared/money.ts';
import {
  grainOf,
  periodDaysBefore,
  periodDaysBetween,
  type SpikeGrain,
  type SpikePeriod,
  seasonOf,
} from './spike-period.ts';

/** The figures of one entity in one complete period. Unknown is null; 0 means that there was none. */
export type SpikePoint = {
  /** A day or an hour of the account's wall clock, the same grain throughout a series. */
  readonly period: SpikePeriod;
  readonly impressions: number | null;
  /** Clicks of the kind that counts in this account. */
  readonly clicks: number | null;
  readonly spend: MinorUnits | null;
  readonly conversions: number | null;
  readonly revenue: MinorUnits | null;
  /** Impressions per person of the period itself. */
  readonly frequency: number | null;
  /** The share of the period's final conversions that is known, 0..1. */
  readonly maturity: number;
};

/** A point with the season that its period belongs to. */
export type SeasonPoint = SpikePoint & { readonly season: number };

/** Periods of one entity in order of time. */
export type SpikeSeries = {
  readonly grain: SpikeGrain;
  /** What is looked at for a spike. */
  readonly tested: SeasonPoint;
  /** The periods before it that say what to expect, oldest first. */
  readonly baseline: readonly SeasonPoint[];
  /** Days from the oldest of them to the tested period. */
  readonly baselineDays: number;
};

const HOUR_LENGTH = '2026-01-31T17'.length;

/**
 * Splits points into the latest one and those before it.
 *
 * @param maxDays how many days before the tested period count
 * @param now the running period, where there is one: it and what lies ahead is not looked at
 * @throws InvalidInputError where there is no complete point, two share a period, grains are mixed, or a figure is
 * impossible, or `now` is neither a day nor an hour
 */
export function splitSeries(
  points: readonly SpikePoint[],
  { maxDays, now }: { readonly maxDays: number; readonly now: string | null },
): SpikeSeries {
  points.forEach(checkPoint);
  // It may be more precise than an hour.
  if (now !== null) grainOf(now.slice(0, HOUR_LENGTH), 'now');
  const grains = new Set(points.map(({ period }) => grainOf(period)));
  const [grain = 'day'] = grains;
  if (grains.size > 1)
    throw new InvalidInputError({ argument: 'series', message: 'days and hours are mixed' });
  const ordered = points
    .filter(({ period }) => now === null || period < now.slice(0, period.length))
    .sort((a, b) => (a.period < b.period ? -1 : 1));
  const twice = ordered.find(({ period }, index) => period === ordered[index + 1]?.period);
  if (twice) throw new InvalidInputError({ argument: 'series', message: `two points of ${twice.period}` });
  const tested = ordered.at(-1);
  if (!tested) throw new InvalidInputError({ argument: 'series', message: 'no complete point to test' });
  const oldestPeriod = periodDaysBefore(tested.period, maxDays);
  const baseline = ordered
    .slice(0, -1)
    .filter(({ period }) => period >= oldestPeriod)
    .map(withSeason);
  const [oldest = tested] = baseline;
  return {
    grain,
    tested: withSeason(tested),
    baseline,
    baselineDays: periodDaysBetween(oldest.period, tested.period),
  };
}

function withSeason(point: SpikePoint): SeasonPoint {
  return { ...point, season: seasonOf(point.period) };
}

const AMOUNTS = ['impressions', 'clicks', 'spend', 'conversions', 'frequency'] as const;

function checkPoint(point: SpikePoint, index: number): void {
  const { revenue, maturity } = point;
  for (const field of AMOUNTS) {
    const value = point[field];
    if (value === null || (value >= 0 && value < Infinity)) continue;
    throw invalid(index, field, `not 0 or a positive number: ${value}`);
  }
  // Refunds may exceed sales.
  if (revenue !== null && !Number.isFinite(revenue)) {
    throw invalid(index, 'revenue', `not a number: ${revenue}`);
  }
  if (!(maturity >= 0 && maturity <= 1)) throw invalid(index, 'maturity', `not a share: ${maturity}`);
}

function invalid(index: number, field: string, message: string): InvalidInputError {
  return new InvalidInputError({ argument: `series.${index}.${field}`, message });
}
