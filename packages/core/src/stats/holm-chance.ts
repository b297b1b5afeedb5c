import { overNormal } from './over-normal.ts';
import { normalTails, normalUpperQuantile } from './special-functions/normal-distribution.ts';

/**
 * The chance that one arm is found to be better than all of several others that are alike: that all of its comparisons
 * pass Holm's correction, the weakest at alpha, the next at half of it, and so on.
 *
 * The comparisons have the one arm in common, so that each two of them are correlated by a half.
 *
 * @param chances of one comparison to pass at alpha, alpha / 2, alpha / 3, ..., one for each of the others
 */
export function holmChance(chances: readonly number[]): number {
  const [single = 0] = chances;
  if (chances.length === 1 || single <= 0) return single;
  const bounds = chances.map((chance) => normalUpperQuantile(Math.max(LEAST, Math.min(MOST, chance))));
  return overNormal((common) =>
    allPass(bounds.map((bound) => normalTails(Math.SQRT2 * bound - common).lower)),
  );
}

// Quantiles are of probabilities between 0 and 1.
const LEAST = 1e-300;
const MOST = 1 - Number.EPSILON;

/**
 * The chance that of so many independent comparisons none misses the first bound, one at most the second, and so on.
 *
 * @param misses the chance of one comparison to miss each of the bounds, ascending
 */
function allPass(misses: readonly number[]): number {
  // How likely each number of comparisons is to miss the bounds so far.
  let missing: readonly number[] = misses.map((_, count) => (count === 0 ? 1 : 0));
  let before = 0;
  misses.forEach((miss, allowed) => {
    const fresh = before < 1 ? (miss - before) / (1 - before) : 0;
    missing = missing.map((_, count) => {
      if (count > allowed) return 0;
      let chance = 0;
      for (let old = 0; old <= count; old += 1) {
        chance += (missing[old] ?? 0) * binomial(misses.length - old, count - old, fresh);
      }
      return chance;
    });
    before = miss;
  });
  return missing.reduce((sum, chance) => sum + chance, 0);
}

function binomial(trials: number, successes: number, chance: number): number {
  let ways = 1;
  for (let at = 1; at <= successes; at += 1) ways *= (trials - successes + at) / at;
  return ways * chance ** successes * (1 - chance) ** (trials - successes);
}
