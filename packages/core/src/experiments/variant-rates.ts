import { normalQuantile } from '../stats/special-functions/normal-distribution.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import type { MeasuredVariants } from './measure-variants.ts';

/** What decides a test, of one variant: a rate, or an amount in minor units per impression or money. */
export type VariantRate = {
  readonly variantId: string;
  /** null without impressions. */
  readonly value: number | null;
  /** 95 %: Wilson's of a rate, which knows nothing of the noise of days; of an amount one that does. */
  readonly interval: readonly [low: number, high: number] | null;
};

const CONFIDENCE = 0.95;

/** The variants' rates or values, each with its interval. */
export function variantRates({ measures, counts, values }: MeasuredVariants): readonly VariantRate[] {
  return measures.ids.map((variantId, at) => {
    const value = measures.values[at] ?? null;
    const count = counts?.[at];
    const error = values?.[at];
    return {
      variantId,
      value,
      interval:
        value === null
          ? null
          : count
            ? wilsonInterval(count.successes, count.trials, CONFIDENCE)
            : error
              ? around(value, error.standardDeviation)
              : null,
    };
  });
}

function around(value: number, error: number): readonly [low: number, high: number] {
  const width = normalQuantile((1 + CONFIDENCE) / 2) * error;
  return [value - width, value + width];
}
