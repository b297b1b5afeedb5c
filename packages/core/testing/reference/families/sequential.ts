import type { AlphaSpending } from '../../../src/stats/alpha-spending.ts';
import { boundsOf, groupSequentialBounds } from '../../../src/stats/group-sequential-bounds.ts';
import {
  normalTails,
  normalUpperQuantile,
} from '../../../src/stats/special-functions/normal-distribution.ts';
import { absolute, type ReferenceFamily, relative } from '../reference-family.ts';

export const sequentialFamilies: readonly ReferenceFamily[] = [
  {
    name: 'group_sequential_bounds',
    tolerances: { z: absolute(1e-6), nominal_p: relative(1e-5), cumulative_alpha: absolute(1e-12) },
    reproduce(input: {
      readonly information: readonly number[];
      readonly alpha: number;
      readonly spending: string;
    }) {
      const { information, alpha } = input;
      const spending = spendingOf(input.spending);
      const bounds = groupSequentialBounds({ looks: information, alpha, spending });
      const compared = spending === 'obrien_fleming' ? boundsOf(information, roundedSpent(input)) : bounds;
      return {
        z: compared.map(({ z }) => z),
        nominal_p: compared.map(({ pValue }) => pValue),
        cumulative_alpha: bounds.map(({ alphaSpent }) => alphaSpent),
      };
    },
  },
];

/**
 * The logarithms of the error spent, with the digits that the family has of it: it takes that of O'Brien and Fleming as 4
 * less 4 Phi, which leaves a first bound beyond z = 6 uncertain by more than it is compared with. So the bounds are compared
 * for that error, and the error with all its digits.
 */
function roundedSpent({
  information,
  alpha,
}: {
  readonly information: readonly number[];
  readonly alpha: number;
}): readonly number[] {
  const end = normalUpperQuantile(alpha / 4);
  return information.map((share) => Math.log(4 - 4 * normalTails(end / Math.sqrt(share)).lower));
}

/** The family writes a power as one word: `power2`. */
function spendingOf(name: string): AlphaSpending {
  if (name === 'obrien_fleming' || name === 'pocock') return name;
  return { power: Number(name.replace('power', '')) };
}
