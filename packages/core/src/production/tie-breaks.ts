import { createRng } from '../shared/rng.ts';

/** A random number for each key, from the seed: the same for the same keys, in whatever order they come. */
export function tieBreaks(seed: string, keys: readonly string[]): ReadonlyMap<string, number> {
  const rng = createRng(seed);
  return new Map([...new Set(keys)].sort().map((key) => [key, rng.next()]));
}
