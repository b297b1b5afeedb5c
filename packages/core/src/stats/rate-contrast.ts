import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { checkDispersion } from './check-dispersion.ts';
import type { Dispersion } from './dispersion.ts';
import { type Contrast, measured, type UntestableDifference, untestable } from './mixture-test.ts';
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
  if (a.trials === 0 || b.trials === 0) return untestable('no_data');
  const trials = a.trials + b.trials;
  const pooled = (a.successes + b.successes) / trials;
  // Not 1 - pooled: of few failures that has hardly a digit left.
  const missed = (a.trials - a.successes + (b.trials - b.successes)) / trials;
  if (pooled === 0 || missed === 0) return untestable('no_variation');
  const control = a.successes / a.trials;
  return measured({
    difference: control - b.successes / b.trials,
    variance: pooled * missed * (1 / a.trials + 1 / b.trials) + pooled * pooled * dayVariance(dispersion),
    scale: pooled,
    nu: dispersion === 0 ? null : dispersion.nu,
    control,
  });
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
