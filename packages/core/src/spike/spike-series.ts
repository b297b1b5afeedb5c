import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { type Day, weekdayOf } from '../shared/day.ts';
import type { MinorUnits } from '../shared/money.ts';

/** The figures of one entity in one complete period. Unknown is null; 0 means that there was none. */
export type SpikePoint = {
  /** The day, in the account's time zone. */
  readonly period: Day;
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

/** A point with the season that its period belongs to: of days the day of the week, 0 for Sunday. */
export type SeasonPoint = SpikePoint & { readonly season: number };

/** Periods of one entity in order of time. */
export type SpikeSeries = {
  /** What is looked at for a spike. */
  readonly tested: SeasonPoint;
  /** The periods before it that say what to expect, oldest first. */
  readonly baseline: readonly SeasonPoint[];
};

/**
 * Splits points into the latest one and those before it.
 *
 * @throws InvalidInputError where there is no point, two share a period, or a figure is impossible
 */
export function splitSeries(points: readonly SpikePoint[], maxBaseline: number): SpikeSeries {
  points.forEach(checkPoint);
  const ordered = points.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const twice = ordered.find(({ period }, index) => period === ordered[index + 1]?.period);
  if (twice) throw new InvalidInputError({ argument: 'series', message: `two points of ${twice.period}` });
  const tested = ordered.at(-1);
  if (!tested) throw new InvalidInputError({ argument: 'series', message: 'no point to test' });
  return {
    tested: withSeason(tested),
    baseline: ordered.slice(0, -1).slice(-maxBaseline).map(withSeason),
  };
}

function withSeason(point: SpikePoint): SeasonPoint {
  return { ...point, season: weekdayOf(point.period) };
}

function checkPoint(point: SpikePoint, index: number): void {
  const { impressions, clicks, spend, conversions, revenue, frequency, maturity } = point;
  const amounts = { impressions, clicks, spend, conversions, frequency };
  const wrong = Object.entries(amounts).find(
    ([, value]) => value !== null && !(value >= 0 && value < Infinity),
  );
  if (wrong) throw invalid(index, wrong[0], `not 0 or a positive number: ${wrong[1]}`);
  // Refunds may exceed sales.
  if (revenue !== null && !Number.isFinite(revenue)) {
    throw invalid(index, 'revenue', `not a number: ${revenue}`);
  }
  if (!(maturity >= 0 && maturity <= 1)) throw invalid(index, 'maturity', `not a share: ${maturity}`);
}

function invalid(index: number, field: string, message: string): InvalidInputError {
  return new InvalidInputError({ argument: `series.${index}.${field}`, message });
}
