import { normalTails, normalUpperQuantile } from './special-functions/normal-distribution.ts';

/**
 * How much of the error may be spent by when: `obrien_fleming` next to nothing early on, `pocock` about as much at every
 * look, a power of the share of information anything in between.
 */
export type AlphaSpending = 'obrien_fleming' | 'pocock' | { readonly power: number };

/**
 * Natural logarithm of the error spent by a share of the planned information.
 *
 * Sources: K. K. G. Lan and D. L. DeMets, "Discrete sequential boundaries for clinical trials", Biometrika 70 (1983);
 * K. Kim and D. L. DeMets, Biometrika 74 (1987) for the power.
 */
export function lnAlphaSpent(information: number, alpha: number, spending: AlphaSpending): number {
  if (spending === 'pocock') return Math.log(alpha * Math.log1p((Math.E - 1) * information));
  if (spending === 'obrien_fleming') {
    // Each side spends half of alpha.
    const z = normalUpperQuantile(alpha / 4) / Math.sqrt(information);
    return Math.log(4) + normalTails(z).lnUpper;
  }
  return Math.log(alpha) + spending.power * Math.log(information);
}
