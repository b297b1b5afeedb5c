import type { DailyTotals } from '../model/daily-totals.ts';
import type { Day } from '../shared/day.ts';

/** Clicks of several creatives, and those that their own first days made expect. */
export type SeasonSum = {
  readonly clicks: number;
  readonly expected: number;
  /** Sum of the squares of what each creative made expect: the fewer they are, the less they say of what is common. */
  readonly squares: number;
};

/** Of a campaign's other creatives on one day. */
export type SeasonDay = SeasonSum & { readonly day: Day };

/** What all creatives of a campaign come to, by day. */
export type SeasonSums = Map<Day, { -readonly [Sum in keyof SeasonSum]: number }>;

/**
 * CTR of a creative's first days, by which it is part of what its campaign has in common; null where they tell nothing.
 *
 * @param series days with delivery, oldest first; those with unknown clicks have no part in the season
 * @param baselineDays delivery days that make the rate; a creative with fewer, or without a click on them, has none
 */
export function firstRate(series: readonly DailyTotals[], baselineDays: number): number | null {
  let [days, clicks, impressions] = [0, 0, 0];
  for (const day of series) {
    if (days === baselineDays) break;
    if (day.clicks === null) continue;
    days += 1;
    clicks += day.clicks;
    impressions += day.impressions;
  }
  return days === baselineDays && clicks > 0 ? clicks / impressions : null;
}

/**
 * Adds a creative to its campaign's sums.
 *
 * @param rate its {@link firstRate}
 */
export function addToSeason(sums: SeasonSums, series: readonly DailyTotals[], rate: number | null): void {
  if (rate === null) return;
  for (const { day, clicks, impressions } of series) {
    if (clicks === null) continue;
    const sum = sums.get(day);
    const expected = rate * impressions;
    if (sum) {
      sum.clicks += clicks;
      sum.expected += expected;
      sum.squares += expected ** 2;
    } else sums.set(day, { clicks, expected, squares: expected ** 2 });
  }
}

/** The others' season on the days of a creative, oldest first: the sums, less its own part. */
export function seasonWithout(
  sums: SeasonSums,
  series: readonly DailyTotals[],
  rate: number | null,
): readonly SeasonDay[] {
  const others: SeasonDay[] = [];
  for (const { day, clicks, impressions } of series) {
    const sum = sums.get(day);
    if (!sum) continue;
    const own = clicks === null ? 0 : (rate ?? 0) * impressions;
    const expected = sum.expected - own;
    // What a sum of one leaves is 0 exactly.
    if (expected <= 0) continue;
    const theirs = sum.clicks - (rate === null ? 0 : (clicks ?? 0));
    others.push({ day, clicks: theirs, expected, squares: sum.squares - own ** 2 });
  }
  return others;
}

/**
 * What all creatives of a campaign had in common, relative to the baseline days: clicks over their expectation, pulled
 * towards 1 by `weight` clicks. The same for the baseline days themselves: others may be older, and better or worse then
 * than on their own first days.
 */
export function seasonFactor(block: SeasonSum, baseline: SeasonSum, weight: number): number {
  return shrunkRatio(block, weight) / shrunkRatio(baseline, weight);
}

/**
 * Relative variance of {@link seasonFactor}: counting, and each of the others' own spread from day to day. Without it a
 * creative beside a single other one would be blamed for that one's good days.
 */
export function seasonVariance(
  block: SeasonSum,
  baseline: SeasonSum,
  { cv, weight }: { readonly cv: number; readonly weight: number },
): number {
  const relative = ({ expected, squares }: SeasonSum): number =>
    (expected + cv ** 2 * squares) / (expected + weight) ** 2;
  return relative(block) + relative(baseline);
}

function shrunkRatio({ clicks, expected }: SeasonSum, weight: number): number {
  return (clicks + weight) / (expected + weight);
}
