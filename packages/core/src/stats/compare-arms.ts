import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { ArmsComparison, CompareOptions, Measures } from './arms-comparison.ts';
import { checkDispersion } from './check-dispersion.ts';
import { compareMeasures } from './compare-measures.ts';
import type { ArmsDispersion, Dispersion } from './dispersion.ts';
import { contrastRates } from './rate-contrast.ts';
import { isSensible } from './sensible-size.ts';
import type { ObservedLevel } from './shrink-estimates.ts';
import { checkTrialCounts, type TrialCounts } from './trial-counts.ts';

export type RateArm = TrialCounts & { readonly id: string };

/**
 * Several arms by their rates, at one of any number of looks: who leads, whether it has won, who has lost, what the arms
 * most likely are.
 *
 * The leader wins when its always-valid p-values against all others pass Holm's correction. At most one arm is ever
 * declared, and the chance of a false winner over all looks stays below alpha for any number of arms.
 *
 * ```ts
 * const first = compareArms(arms, { alpha: 0.05, dispersion });
 * // half an hour later:
 * const second = compareArms(newArms, { alpha: 0.05, dispersion: newDispersion, running: first.running });
 * ```
 *
 * An arm that is in `running` but not among the arms is served no more. It remains a rival with the p-values that it had, and
 * one that another arm has eliminated is beaten with that arm. One that was not eliminated keeps the leader from winning,
 * unless it stays among the arms with the counts that it had.
 *
 * There is one method: for a verdict at every look it has to be always valid. A test with one planned look takes
 * {@link chiSquareTest} and {@link twoProportionTest} instead, with {@link adjustPValues}.
 *
 * @param arms two or more, in the order in which ties are resolved; counts since the start
 * @param options `dispersion` with the effective days of every arm; 0 for independent trials only
 * @throws InvalidInputError for fewer than two arms, two with one id, impossible counts, or options outside their ranges
 */
export function compareArms(
  arms: readonly RateArm[],
  { dispersion, ...options }: CompareOptions & { readonly dispersion: 0 | ArmsDispersion },
): ArmsComparison {
  return compareMeasures(measureRates(arms, dispersion), options);
}

/** What {@link compareArms} compares. */
export function measureRates(arms: readonly RateArm[], dispersion: 0 | ArmsDispersion): Measures {
  for (const arm of arms) checkTrialCounts(arm);
  const pair = pairDispersion(
    dispersion,
    arms.map(({ trials }) => trials > 0),
  );
  return {
    ids: arms.map(({ id }) => id),
    values: arms.map(({ successes, trials }) => (trials === 0 ? null : successes / trials)),
    levels: arms.map(({ successes, trials }, at) =>
      observedLevel(successes / trials, 1 / successes, dispersion, at),
    ),
    contrast: (first, second) =>
      contrastRates(arms[first] ?? NOTHING, arms[second] ?? NOTHING, pair(first, second)),
  };
}

const NOTHING: TrialCounts = { successes: 0, trials: 0 };

/**
 * The dispersion that each pair of arms reckons with.
 *
 * @param served whether each arm has trials
 * @throws InvalidInputError where it is none, or does not have the effective days of every arm that was served
 */
export function pairDispersion(
  dispersion: 0 | ArmsDispersion,
  served: readonly boolean[],
): (first: number, second: number) => Dispersion {
  checkDispersion(dispersion, served.length);
  if (dispersion === 0) return () => 0;
  const { cv, nu, effectiveDays } = dispersion;
  if (cv > 0 && served.some((isServed, arm) => isServed && effectiveDays[arm] === 0)) {
    throw new InvalidInputError({
      argument: 'dispersion',
      message: 'no effective days of an arm with trials',
    });
  }
  return (first, second) => ({
    cv,
    nu,
    effectiveDays: [effectiveDays[first] ?? 0, effectiveDays[second] ?? 0],
  });
}

/** A level with the variance of its logarithm: that of the counts and that of the days. null where either says nothing. */
export function observedLevel(
  value: number,
  countingVariance: number,
  dispersion: 0 | ArmsDispersion,
  arm: number,
): ObservedLevel | null {
  const days =
    dispersion === 0 || dispersion.cv === 0 ? 0 : dispersion.cv ** 2 / (dispersion.effectiveDays[arm] ?? 0);
  const relativeVariance = countingVariance + days;
  return isSensible(value) && isSensible(relativeVariance) ? { value, relativeVariance } : null;
}
