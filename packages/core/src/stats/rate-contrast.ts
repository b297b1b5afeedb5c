import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Dispersion } from './dispersion.ts';
import { type Contrast, type UntestableDifference, untestable } from './mixture-test.ts';
import { checkTrialCounts, type TrialCounts } from './trial-counts.ts';

/**
 * The difference of two rates. Its variance is that of the counts, pooled over both, and that of the days.
 *
 * @throws InvalidInputError for impossible counts or an impossible dispersion
 */
export function contrastRates(
  a: TrialCounts,
  b: TrialCounts,
  dispersion: Dispersion,
): Contrast | UntestableDifference {
  checkTrialCounts(a);
  checkTrialCounts(b);
  checkDispersion(dispersion);
  const trials = a.trials + b.trials;
  const pooled = (a.successes + b.successes) / trials;
  if (a.trials === 0 || b.trials === 0) return untestable('no_data');
  if (pooled === 0 || a.successes + b.successes === trials) return untestable('no_variation');
  const counting = pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials);
  return {
    difference: a.successes / a.trials - b.successes / b.trials,
    variance: counting + pooled * pooled * dayVariance(dispersion),
    scale: pooled,
    nu: dispersion === 0 ? null : dispersion.nu,
  };
}

/**
 * Relative variance of a difference that comes from day-to-day noise.
 *
 * @throws InvalidInputError for an arm without a day
 */
export function dayVariance(dispersion: Dispersion): number {
  if (dispersion === 0 || dispersion.cv === 0) return 0;
  const [first, second] = dispersion.effectiveDays;
  if (first > 0 && second > 0) return dispersion.cv ** 2 * (1 / first + 1 / second);
  throw new InvalidInputError({ argument: 'dispersion', message: 'no effective days of an arm with trials' });
}

/** @throws InvalidInputError for what is no dispersion of two arms that were served */
export function checkDispersion(dispersion: Dispersion): void {
  if (dispersion === 0) return;
  const { cv, nu, effectiveDays } = dispersion;
  const possible =
    cv >= 0 &&
    Number.isFinite(cv) &&
    (nu === null || nu > 0) &&
    effectiveDays.every((days) => days >= 0 && Number.isFinite(days));
  if (!possible) {
    throw new InvalidInputError({
      argument: 'dispersion',
      message: `no dispersion: cv ${cv}, nu ${nu}, effective days ${effectiveDays.join(' and ')}`,
    });
  }
}
