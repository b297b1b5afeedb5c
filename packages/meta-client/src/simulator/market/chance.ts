import { createRng, type Rng } from '@adpilot/core';

/**
 * The dice for one matter, such as an ad in an hour. They depend on the seed and the matter alone: a budget that is
 * changed in one ad set leaves the luck of all others as it was, and no generator has to be saved.
 */
export function chanceOf(seed: string, ...matter: readonly (string | number)[]): Rng {
  return createRng([seed, ...matter].join('/'));
}
