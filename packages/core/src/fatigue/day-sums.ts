import type { KnownRateDay } from './rate-day.ts';
import { type SeasonSum, seasonFactor, seasonVariance } from './season.ts';

/** Days added up: what happened, and what others of the campaign had in common on them. */
export type DaySums = SeasonSum & {
  readonly days: number;
  readonly events: number;
  readonly exposure: number;
};

/** Sums that are still being added up. */
export type RunningSums = { -readonly [Sum in keyof DaySums]: DaySums[Sum] };

/** What a deviation is standardised with. */
export type DeviationOptions = {
  /** Spread of daily rates beyond counting, relative. */
  readonly cv: number;
  readonly seasonWeight: number;
};

export function emptySums(): RunningSums {
  return { days: 0, events: 0, exposure: 0, clicks: 0, expected: 0, squares: 0 };
}

/** Makes sums empty again: thousands of blocks are added up in a cycle. */
export function clearSums(sums: RunningSums): void {
  sums.days = 0;
  sums.events = 0;
  sums.exposure = 0;
  sums.clicks = 0;
  sums.expected = 0;
  sums.squares = 0;
}

export function sumDays(days: readonly KnownRateDay[]): RunningSums {
  const sums = emptySums();
  for (const day of days) addDay(sums, day);
  return sums;
}

/** @param times -1 takes the day out again */
export function addDay(
  sums: RunningSums,
  { events, exposure, others }: KnownRateDay,
  times: 1 | -1 = 1,
): void {
  sums.days += times;
  sums.events += times * events;
  sums.exposure += times * exposure;
  if (others === null) return;
  sums.clicks += times * others.clicks;
  sums.expected += times * others.expected;
  sums.squares += times * others.squares;
}

/**
 * How far days lie from what a baseline makes expect of them, in standard deviations: `(c - mu) / sd` with `mu = n b s` and
 * `sd^2 = mu + mu^2 (cv^2/D + 1/C_b + cv^2/D_b)`: counting, day-to-day spread, and the baseline's own uncertainty; where
 * there are others to tell a season by, also that of their factor `s`.
 *
 * @param baseline with at least one event
 */
export function standardise(
  sums: DaySums,
  baseline: DaySums,
  { cv, seasonWeight }: DeviationOptions,
): number {
  const rate = baseline.events / baseline.exposure;
  const mean = sums.exposure * rate * seasonFactor(sums, baseline, seasonWeight);
  const relative =
    cv ** 2 / sums.days +
    1 / baseline.events +
    cv ** 2 / baseline.days +
    seasonVariance(sums, baseline, { cv, weight: seasonWeight });
  return (sums.events - mean) / Math.sqrt(mean + mean ** 2 * relative);
}
