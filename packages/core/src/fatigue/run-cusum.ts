import type { Day } from '../shared/day.ts';
import { nextSum } from '../stats/cusum.ts';
import {
  addDay,
  clearSums,
  type DaySums,
  type DeviationOptions,
  emptySums,
  standardise,
} from './day-sums.ts';
import type { KnownRateDay } from './rate-day.ts';
import type { BotLimit } from './sum-baseline.ts';

/** How a series is cut into blocks, standardised and accumulated. */
export type CusumOptions = DeviationOptions &
  BotLimit & {
    readonly slack: number;
    readonly minExposure: number;
    readonly minExpected: number;
    readonly maxBlockDays: number;
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

/**
 * The one-sided cumulative sum of a falling rate over blocks of days after the baseline (`nextSum` of their
 * {@link standardise}d events, with the sign turned). A day of more events than people make is part of no block: it says
 * nothing, and takes no other day with it.
 *
 * @param days known days with exposure after the baseline, oldest first
 * @param baseline with at least one event
 */
export function runCusum(days: readonly KnownRateDay[], baseline: DaySums, options: CusumOptions): CusumRun {
  let [sum, peak, blocks, starved] = [0, 0, 0, false];
  let deviation: number | null = null;
  const block = emptySums();
  const alone = emptySums();
  for (const day of days) {
    if (options.restartOn !== null && day.day < options.restartOn) continue;
    clearSums(alone);
    addDay(alone, day);
    if (standardise(alone, baseline, options) > options.botLimitDeviations) continue;
    addDay(block, day);
    const expected = (baseline.events / baseline.exposure) * block.exposure;
    const isFull = block.exposure >= options.minExposure && expected >= options.minExpected;
    if (isFull) {
      deviation = standardise(block, baseline, options);
      sum = nextSum(sum, -deviation, options.slack);
      peak = Math.max(peak, sum);
      blocks += 1;
    } else if (block.days < options.maxBlockDays) continue;
    starved = !isFull;
    clearSums(block);
  }
  return { sum, peak, deviation, blocks, starved };
}
