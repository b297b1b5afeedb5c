import { type DaySums, sumDays } from './day-sums.ts';
import { type Drop, measureDrop } from './measure-drop.ts';
import type { KnownRateDay, RateDay } from './rate-day.ts';
import { type CusumOptions, runCusum } from './run-cusum.ts';
import { sumBaseline } from './sum-baseline.ts';

/** The cumulative sum of a falling rate against the entity's own baseline. */
export type Cusum = {
  /** null where there is no baseline yet, or too little volume. */
  readonly sum: number | null;
  /** Why there is no sum. */
  readonly missing: string | null;
  /** Delivery days of the baseline, and their rate. */
  readonly baselineDays: number | null;
  readonly baselineRate: number | null;
  /** Blocks since the baseline or the restart, and the deviation of the last one in standard deviations. */
  readonly blocks: number;
  readonly deviation: number | null;
  /** The last few days against the baseline. */
  readonly recent: Drop | null;
};

/** A {@link CusumOptions} with what the baseline and the comparison with it need. */
export type CusumAssessment = CusumOptions & {
  /** Lengths of the baseline in delivery days, growing. */
  readonly baselineDays: readonly number[];
  readonly threshold: number;
  /** How many last days `recent` compares. */
  readonly certainDays: number;
};

/**
 * The sum of a series, with the longest baseline of `baselineDays` that it has lived through. An alarm ends the
 * search for a longer one, acted on or not: days of decay are no baseline.
 */
export function assessCusum(days: readonly RateDay[], options: CusumAssessment): Cusum {
  const lately = days.slice(-options.maxBlockDays);
  const known = days.filter((day): day is KnownRateDay => day.events !== null);
  const [shortest = 1, ...longer] = options.baselineDays;
  if (lately.length > 0 && lately.every(({ events }) => events === null))
    return missing(`not reported on the last ${lately.length} delivery days`);
  if (known.length < shortest) return missing(`${known.length} of ${shortest} delivery days of a baseline`);
  let [length, baseline] = [shortest, sumBaseline(known.slice(0, shortest), options)];
  for (const next of longer) {
    if (known.length < next || whyNoBaseline(baseline, options) !== null) break;
    const lived = runCusum(known.slice(length, next), baseline, { ...options, restartOn: null });
    if (lived.peak > options.threshold) break;
    [length, baseline] = [next, sumBaseline(known.slice(0, next), options)];
  }
  const reason = whyNoBaseline(baseline, options);
  if (reason !== null) return missing(reason);
  const later = known.slice(length);
  const run = runCusum(later, baseline, options);
  if (run.starved) return missing(`the last ${options.maxBlockDays} days cannot fill a block`);
  return {
    sum: run.sum,
    missing: null,
    baselineDays: length,
    baselineRate: baseline.events / baseline.exposure,
    blocks: run.blocks,
    deviation: run.deviation,
    recent: measureDrop(sumDays(later.slice(-options.certainDays)), baseline, options),
  };
}

function whyNoBaseline(
  { days, exposure, events }: DaySums,
  { minExposure, minExpected }: CusumOptions,
): string | null {
  return exposure >= minExposure && events >= minExpected
    ? null
    : `too little volume in the ${days} days of the baseline`;
}

function missing(reason: string): Cusum {
  return {
    sum: null,
    missing: reason,
    baselineDays: null,
    baselineRate: null,
    blocks: 0,
    deviation: null,
    recent: null,
  };
}
