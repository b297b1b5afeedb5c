import { type Drop, measureDrop } from './measure-drop.ts';
import { type KnownRateDay, type RateDay, sumRates } from './rate-day.ts';
import { type CusumOptions, type CusumRun, runCusum } from './run-cusum.ts';

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

/**
 * The sum of a series, with the longest baseline of `baselineDays` that it has lived through. An alarm ends the
 * search for a longer one: days of decay are no baseline.
 */
export function assessCusum(
  days: readonly RateDay[],
  options: CusumOptions & {
    /** Lengths in delivery days, growing. */
    readonly baselineDays: readonly number[];
    readonly threshold: number;
    /** How many last days `recent` compares. */
    readonly certainDays: number;
  },
): Cusum {
  const known = days.filter((day): day is KnownRateDay => day.events !== null);
  const [shortest = 1, ...longer] = options.baselineDays;
  if (known.length < shortest) return missing(`${known.length} of ${shortest} delivery days of a baseline`);
  let length = shortest;
  for (const next of longer) {
    if (known.length < next || whyNoBaseline(known.slice(0, length), options) !== null) break;
    if (runCusum(known.slice(0, next), length, options).peak > options.threshold) break;
    length = next;
  }
  const baseline = known.slice(0, length);
  const reason = whyNoBaseline(baseline, options);
  if (reason !== null) return missing(reason);
  const run = runCusum(known, length, options);
  return run.starved
    ? missing(`the last ${options.maxBlockDays} days cannot fill a block`)
    : describe(known, length, run, options);
}

function whyNoBaseline(
  baseline: readonly KnownRateDay[],
  { minExposure, minExpected }: CusumOptions,
): string | null {
  const sum = sumRates(baseline);
  return sum !== null && sum.exposure >= minExposure && sum.events >= minExpected
    ? null
    : `too little volume in the ${baseline.length} days of the baseline`;
}

function describe(
  known: readonly KnownRateDay[],
  length: number,
  run: CusumRun,
  { certainDays, cv }: { readonly certainDays: number; readonly cv: number },
): Cusum {
  const baseline = sumRates(known.slice(0, length));
  const recent = sumRates(known.slice(Math.max(length, known.length - certainDays)));
  if (baseline === null || recent === null) throw new RangeError('known days have a sum');
  return {
    sum: run.sum,
    missing: null,
    baselineDays: length,
    baselineRate: baseline.events / baseline.exposure,
    blocks: run.blocks,
    deviation: run.deviation,
    recent: measureDrop(recent, baseline, cv),
  };
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
