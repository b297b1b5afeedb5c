import type { Rng } from '@adpilot/core';

/** A log-normal number of the given mean and coefficient of variation. */
export function sampleLogNormal(rng: Rng, mean: number, cv: number): number {
  const variance = Math.log1p(cv * cv);
  return mean * Math.exp(Math.sqrt(variance) * sampleNormal(rng) - variance / 2);
}

/** A standard normal number (Box and Muller, 1958). */
export function sampleNormal(rng: Rng): number {
  const radius = Math.sqrt(-2 * Math.log1p(-rng.next()));
  return radius * Math.cos(2 * Math.PI * rng.next());
}
