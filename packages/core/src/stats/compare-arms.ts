import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { ArmsComparison, CompareOptions } from './arms-comparison.ts';
import { compareMeasures } from './compare-measures.ts';
import type { ArmsDispersion, Dispersion } from './dispersion.ts';
import { contrastRates } from './rate-contrast.ts';
import type { ObservedLevel } from './shrink-estimates.ts';
import type { TrialCounts } from './trial-counts.ts';

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
 * An arm that is in `running` but not among the arms is served no more; it remains a rival with the p-values that it had.
 *
 * @param arms two or more, in the order in which ties are resolved; counts since the start
 * @param options `dispersion` with the effective days of every arm; 0 for independent trials only
 * @throws InvalidInputError for fewer than two arms, two with one id, impossible counts, or options outside their ranges
 */
export function compareArms(
  arms: readonly RateArm[],
  { dispersion, ...options }: CompareOptions & { readonly dispersion: 0 | ArmsDispersion },
): ArmsComparison {
  const pair = pairDispersion(dispersion, arms.length);
  return compareMeasures(
    {
      ids: arms.map(({ id }) => id),
      values: arms.map(({ successes, trials }) => (trials === 0 ? null : successes / trials)),
      levels: arms.map(({ successes, trials }, at) =>
        observedLevel(successes / trials, 1 / successes, dispersion, at),
      ),
      contrast: (first, second) =>
        contrastRates(arms[first] ?? NOTHING, arms[second] ?? NOTHING, pair(first, second)),
    },
    options,
  );
}

const NOTHING: TrialCounts = { successes: 0, trials: 0 };

/**
 * The dispersion that each pair of arms reckons with.
 *
 * @throws InvalidInputError where it does not have the effective days of every arm
 */
export function pairDispersion(
  dispersion: 0 | ArmsDispersion,
  arms: number,
): (first: number, second: number) => Dispersion {
  if (dispersion === 0) return () => 0;
  const { cv, nu, effectiveDays } = dispersion;
  if (effectiveDays.length !== arms) {
    throw new InvalidInputError({
      argument: 'dispersion',
      message: `effective days of ${effectiveDays.length} arms, not ${arms}`,
    });
  }
  return (first, second) => ({
    cv,
    nu,
    effectiveDays: [effectiveDays[first] ?? 0, effectiveDays[second] ?? 0],
  });
}

/** A level with the variance of its logarithm: that of the counts and that of the days. null where it is not above 0. */
export function observedLevel(
  value: number,
  countingVariance: number,
  dispersion: 0 | ArmsDispersion,
  arm: number,
): ObservedLevel | null {
  if (!(value > 0)) return null;
  const days = dispersion === 0 ? 0 : dispersion.cv ** 2 / (dispersion.effectiveDays[arm] ?? 0);
  return { value, relativeVariance: countingVariance + days };
}
