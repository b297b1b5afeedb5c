import { checkOneOf } from './check-one-of.ts';
import { type AlternativeHypothesis, pValueOf } from './p-value.ts';
import { normalTails, normalUpperQuantile } from './special-functions/normal-distribution.ts';
import { checkProbability } from './special-functions/parameter.ts';
import { checkTrialCounts, type TrialCounts } from './trial-counts.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** The first rate against the second one. What cannot be said is null. */
export type TwoProportionResult = {
  /** False where an arm is empty, or nothing varies: nobody did, or everybody. */
  readonly testable: boolean;
  /** The difference in standard errors. */
  readonly z: number | null;
  readonly pValue: number | null;
  /** Decimal logarithm of the p-value: finite where the p-value itself is too small for a number. */
  readonly log10P: number | null;
  /** First rate less second rate. */
  readonly difference: number | null;
  /** Newcombe's interval of the difference. */
  readonly interval: readonly [low: number, high: number] | null;
  /** First rate over second rate, less 1; null where the second one is 0. */
  readonly relativeLift: number | null;
  /** Katz's interval of the relative lift; null where either rate is 0 or all but 0, and where nothing varies. */
  readonly liftInterval: readonly [low: number, high: number] | null;
};

export type TwoProportionOptions = {
  /** `two_sided` by default; `greater`: the first rate is the higher one. */
  readonly alternative?: AlternativeHypothesis;
  /** Of both intervals, which are always two-sided. 0.95 by default. */
  readonly confidence?: number;
  /** Standard error of the test: of one common rate (`pooled`, the default) or of two separate ones. */
  readonly variance?: 'pooled' | 'unpooled';
};

// Matured counts may be next to nothing without being 0.
const NO_VARIATION = 1e-60;

/**
 * The z test that two rates are the same, with intervals of their difference and their ratio. It is valid for one look
 * that was planned beforehand, at independent trials.
 *
 * ```ts
 * const ad = { successes: 250, trials: 5000 };
 * twoProportionTest(ad, { successes: 150, trials: 5000 }).interval; // [0.0123, 0.0278]
 * ```
 *
 * Sources: R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
 * Medicine 17 (1998), method 10; D. Katz et al., "Obtaining confidence intervals for the risk ratio in cohort studies",
 * Biometrics 34 (1978).
 *
 * @throws InvalidInputError for impossible counts, a confidence that is not between 0 and 1, or an unknown option
 */
export function twoProportionTest(
  first: TrialCounts,
  second: TrialCounts,
  { alternative = 'two_sided', confidence = 0.95, variance = 'pooled' }: TwoProportionOptions = {},
): TwoProportionResult {
  checkTrialCounts(first);
  checkTrialCounts(second);
  checkProbability('confidence', confidence);
  checkOneOf('alternative', alternative, ['two_sided', 'less', 'greater']);
  checkOneOf('variance', variance, ['pooled', 'unpooled']);
  const difference = rate(first) - rate(second);
  const error = Math.sqrt(
    variance === 'pooled' ? pooledVariance(first, second) : unpooledVariance(first, second),
  );
  const isKnown = first.trials > 0 && second.trials > 0;
  const testable = isKnown && error > NO_VARIATION;
  const z = testable ? difference / error : null;
  const { pValue, log10P } =
    z === null ? { pValue: null, log10P: null } : pValueOf(normalTails(z), alternative);
  return {
    testable,
    z,
    pValue,
    log10P,
    difference: isKnown ? difference : null,
    interval: isKnown ? newcombeInterval(first, second, confidence) : null,
    relativeLift: isKnown ? finite(rate(first) / rate(second) - 1) : null,
    liftInterval: testable ? katzInterval(first, second, confidence) : null,
  };
}

function newcombeInterval(
  first: TrialCounts,
  second: TrialCounts,
  confidence: number,
): readonly [low: number, high: number] {
  const [low1, high1] = wilsonInterval(first.successes, first.trials, confidence);
  const [low2, high2] = wilsonInterval(second.successes, second.trials, confidence);
  const [p1, p2] = [rate(first), rate(second)];
  return [p1 - p2 - Math.hypot(p1 - low1, high2 - p2), p1 - p2 + Math.hypot(high1 - p1, p2 - low2)];
}

function katzInterval(
  first: TrialCounts,
  second: TrialCounts,
  confidence: number,
): readonly [low: number, high: number] | null {
  const ln = Math.log(rate(first) / rate(second));
  const spread =
    normalUpperQuantile((1 - confidence) / 2) *
    Math.sqrt(failureShare(first) / first.successes + failureShare(second) / second.successes);
  const high = finite(Math.expm1(ln + spread));
  return high === null ? null : [Math.expm1(ln - spread), high];
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function pooledVariance(first: TrialCounts, second: TrialCounts): number {
  const both = {
    successes: first.successes + second.successes,
    trials: first.trials + second.trials,
  };
  return rate(both) * failureShare(both) * (1 / first.trials + 1 / second.trials);
}

function unpooledVariance(first: TrialCounts, second: TrialCounts): number {
  return [first, second].reduce((sum, arm) => sum + (rate(arm) * failureShare(arm)) / arm.trials, 0);
}

function rate({ successes, trials }: TrialCounts): number {
  return successes / trials;
}

function failureShare({ successes, trials }: TrialCounts): number {
  return (trials - successes) / trials;
}
