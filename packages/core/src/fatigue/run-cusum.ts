import type { Day } from '../shared/day.ts';
import type { KnownRateDay } from './rate-day.ts';
import { seasonFactor, seasonVariance } from './season.ts';

/** How a series is cut into blocks, standardised and accumulated. */
export type CusumOptions = {
  /** Spread of daily rates beyond counting, relative. */
  readonly cv: number;
  readonly slack: number;
  readonly minExposure: number;
  readonly minExpected: number;
  readonly maxBlockDays: number;
  readonly botLimitDeviations: number;
  readonly seasonWeight: number;
  /** An alarm before this day was acted on: the sum starts again there. */
  readonly restartOn: Day | null;
};

/** Where the sum stands after a series. */
export type CusumRun = {
  readonly sum: number;
  /** The highest that it stood. */
  readonly peak: number;
  /** Of the last block, in standard deviations; null before the first one. */
  readonly deviation: number | null;
  readonly blocks: number;
  /** Whether the last days together could not fill a block. */
  readonly starved: boolean;
};

type Sums = {
  days: number;
  events: number;
  exposure: number;
  clicks: number;
  expected: number;
  squares: number;
};

/**
 * The one-sided cumulative sum of a falling rate (E. S. Page, "Continuous inspection schemes", Biometrika 41, 1954):
 * `S = max(0, S - z - slack)` over blocks of days after the baseline, with `z = (c - mu) / sd`, `mu = n b s` and
 * `sd^2 = mu + mu^2 (cv^2/D + 1/C_b + cv^2/D_b)`: counting, day-to-day spread, and the baseline's own uncertainty; where
 * there are others to tell a season by, also that of their factor `s`. A block of more events than people make leaves
 * the sum as it is.
 *
 * @param days known days with exposure, oldest first
 * @param baselineLength how many of them are the baseline; their events must not all be 0
 */
export function runCusum(
  days: readonly KnownRateDay[],
  baselineLength: number,
  options: CusumOptions,
): CusumRun {
  const baseline = sumDays(days.slice(0, baselineLength));
  let run: CusumRun = { sum: 0, peak: 0, deviation: null, blocks: 0, starved: false };
  let block = emptySums();
  for (const day of days.slice(baselineLength)) {
    if (options.restartOn !== null && day.day < options.restartOn) continue;
    addDay(block, day);
    const expected = (baseline.events / baseline.exposure) * block.exposure;
    if (block.exposure >= options.minExposure && expected >= options.minExpected) {
      run = advance(run, block, baseline, options);
      block = emptySums();
    } else if (block.days >= options.maxBlockDays) {
      run = { ...run, starved: true };
      block = emptySums();
    }
  }
  return run;
}

function advance(run: CusumRun, block: Sums, baseline: Sums, options: CusumOptions): CusumRun {
  const deviation = standardise(block, baseline, options);
  const sum =
    deviation > options.botLimitDeviations ? run.sum : Math.max(0, run.sum - deviation - options.slack);
  return {
    sum,
    peak: Math.max(run.peak, sum),
    deviation,
    blocks: run.blocks + 1,
    starved: false,
  };
}

function standardise(block: Sums, baseline: Sums, { cv, seasonWeight }: CusumOptions): number {
  const rate = baseline.events / baseline.exposure;
  const mean = block.exposure * rate * seasonFactor(block, baseline, seasonWeight);
  const relative =
    cv ** 2 / block.days +
    1 / baseline.events +
    cv ** 2 / baseline.days +
    seasonVariance(block, baseline, { cv, weight: seasonWeight });
  return (block.events - mean) / Math.sqrt(mean + mean ** 2 * relative);
}

function sumDays(days: readonly KnownRateDay[]): Sums {
  const sums = emptySums();
  for (const day of days) addDay(sums, day);
  return sums;
}

function addDay(sums: Sums, { events, exposure, others }: KnownRateDay): void {
  sums.days += 1;
  sums.events += events;
  sums.exposure += exposure;
  sums.clicks += others?.clicks ?? 0;
  sums.expected += others?.expected ?? 0;
  sums.squares += others?.squares ?? 0;
}

function emptySums(): Sums {
  return { days: 0, events: 0, exposure: 0, clicks: 0, expected: 0, squares: 0 };
}
