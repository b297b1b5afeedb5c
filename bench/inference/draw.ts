import type { Rng } from '../../packages/core/src/index.ts';

/** A standard normal number. */
function drawNormal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
}

/** A log-normal number of mean 1. */
export function drawFactor(rng: Rng, cv: number): number {
  const variance = Math.log1p(cv * cv);
  return Math.exp(Math.sqrt(variance) * drawNormal(rng) - variance / 2);
}

/** How many of `trials` succeed, by inversion: for means up to some hundreds. */
export function drawSuccesses(rng: Rng, trials: number, rate: number): number {
  const odds = rate / (1 - rate);
  let chance = (1 - rate) ** trials;
  let left = rng.next() - chance;
  let count = 0;
  while (left > 0 && count < trials) {
    count += 1;
    chance *= (odds * (trials - count + 1)) / count;
    left -= chance;
  }
  return count;
}
