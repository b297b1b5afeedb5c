import type { Dispersion } from './dispersion.ts';
import {
  type AlwaysValidOptions,
  type AlwaysValidResult,
  judge,
  type UntestableDifference,
} from './mixture-test.ts';
import { contrastRates } from './rate-contrast.ts';
import type { TrialCounts } from './trial-counts.ts';

/**
 * Whether two rates differ, by a test that may be looked at as often as one likes: the chance that it ever finds a
 * difference where there is none stays below alpha. The price is time, about 1.7 times that of one planned look.
 *
 * Impressions of an ad are not independent: its rate varies from day to day by some 15 %. `dispersion` says by how much;
 * {@link estimateDispersion} gives it. 0 is for independent trials only.
 *
 * ```ts
 * // Two days: a verdict if impressions were independent, none once day noise is admitted.
 * const a = { successes: 250, trials: 5000 };
 * const b = { successes: 150, trials: 5000 };
 * alwaysValidTest(a, b, { alpha: 0.05, dispersion: 0 }).pValue; // 3.43e-5
 * alwaysValidTest(a, b, { alpha: 0.05, dispersion: { cv: 0.15, nu: 8, effectiveDays: [2, 2] } }).pValue; // 0.291
 * ```
 *
 * See {@link mixtureTest} for the method. The variance is `p (1 - p) (1/na + 1/nb) + p^2 cv^2 (1/da + 1/db)` with the
 * pooled rate `p` and the effective days `d`.
 *
 * @returns the difference of the first rate over the second. Without trials in an arm, and where nothing happened or
 * everything did, it is not testable and the p-value is 1; the interval of a difference of rates is -1..1 then.
 * @throws InvalidInputError for impossible counts, an alpha that is not between 0 and 1, a tau that is not above 0, or an
 * impossible dispersion
 */
export function alwaysValidTest(
  a: TrialCounts,
  b: TrialCounts,
  { dispersion, ...options }: AlwaysValidOptions & { readonly dispersion: Dispersion },
): RateTest {
  const result = judge(contrastRates(a, b, dispersion), options);
  const [low, high] = result.interval ?? ALL_DIFFERENCES;
  return { ...result, interval: [Math.max(-1, low), Math.min(1, high)] };
}

/** {@link alwaysValidTest}'s verdict. */
export type RateTest = (AlwaysValidResult | Omit<UntestableDifference, 'interval'>) & {
  readonly interval: readonly [low: number, high: number];
};

const ALL_DIFFERENCES: readonly [low: number, high: number] = [-1, 1];
