import type { AlphaSpending } from '../../../src/stats/alpha-spending.ts';
import { groupSequentialBounds } from '../../../src/stats/group-sequential-bounds.ts';
import { normalTails } from '../../../src/stats/special-functions/normal-distribution.ts';
import { absolute, type ReferenceFamily, relative } from '../reference-family.ts';

// The family takes the error that is spent as 4 less 4 Phi, which leaves it this uncertain; far out, a bound moves by more
// than its tolerance for that.
const SPENT_UNCERTAIN = 4 * Number.EPSILON;

export const sequentialFamilies: readonly ReferenceFamily[] = [
  {
    name: 'group_sequential_bounds',
    tolerances: {
      z: (actual, due) =>
        absolute(1e-6)(actual, due) ||
        absolute(SPENT_UNCERTAIN)(normalTails(actual).upper, normalTails(due).upper),
      nominal_p: (actual, due) => relative(1e-5)(actual, due) || absolute(SPENT_UNCERTAIN)(actual, due),
      cumulative_alpha: absolute(1e-12),
    },
    reproduce(input: {
      readonly information: readonly number[];
      readonly alpha: number;
      readonly spending: string;
    }) {
      const { information, alpha } = input;
      const bounds = groupSequentialBounds({
        looks: information,
        alpha,
        spending: spendingOf(input.spending),
      });
      return {
        z: bounds.map(({ z }) => z),
        nominal_p: bounds.map(({ pValue }) => pValue),
        cumulative_alpha: bounds.map(({ alphaSpent }) => alphaSpent),
      };
    },
  },
];

/** The family writes a power as one word: `power2`. */
function spendingOf(name: string): AlphaSpending {
  if (name === 'obrien_fleming' || name === 'pocock') return name;
  return { power: Number(name.replace('power', '')) };
}
