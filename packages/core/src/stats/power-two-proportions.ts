import { findingChance } from './finding-chance.ts';
import { checkDesign, type ProportionDesign } from './proportion-design.ts';

/**
 * The chance that a planned test of two rates finds a true difference.
 *
 * ```ts
 * const noise = { cv: 0.15, nu: 37, effectiveDays: [14, 14] } as const;
 * powerTwoProportions({ rate: 0.02, lift: 0.3, trials: 70_000 }); // 1.000: if impressions were independent
 * powerTwoProportions({ rate: 0.02, lift: 0.3, trials: 70_000, dispersion: noise, test: 'always_valid' }); // 0.823
 * ```
 *
 * Sources: J. L. Fleiss, B. Levin and M. C. Paik, "Statistical methods for rates and proportions" (2003), 4; with day-to-day
 * noise added to the variance.
 *
 * @param options `lift`: of the second rate over the first one, relative: 0.3 is 30 %
 *   `trials`: of the first arm
 * @throws InvalidInputError for a design outside its ranges, a lifted rate that is not between 0 and 1, or no trials
 */
export function powerTwoProportions({
  lift,
  trials,
  ...design
}: ProportionDesign & { readonly lift: number; readonly trials: number }): number {
  const { found, misled } = findingChance(checkDesign(design), lift, trials);
  // Of two arms, a difference in the wrong direction is a finding too.
  return Math.min(1, found + misled);
}
