import type { Rng } from '@adpilot/core';

const LARGE_MEAN = 10;
const STIRLING_FROM = 10;

/**
 * A Poisson count, in constant time for any mean: for large ones by transformed rejection (W. Hörmann, "The
 * transformed rejection method for generating Poisson random variables", 1993, algorithm PTRS), exactly.
 */
export function samplePoisson(rng: Rng, mean: number): number {
  if (mean <= 0) return 0;
  return mean < LARGE_MEAN ? byInversion(rng, mean) : byTransformedRejection(rng, mean);
}

function byInversion(rng: Rng, mean: number): number {
  let probability = Math.exp(-mean);
  let rest = rng.next() - probability;
  let count = 0;
  // The second condition ends the search where the probabilities have become too small to reach the number drawn.
  while (rest >= 0 && probability > 0) {
    count += 1;
    probability *= mean / count;
    rest -= probability;
  }
  return count;
}

function byTransformedRejection(rng: Rng, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = rng.next() - 0.5;
    const v = rng.next();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    const density = -mean + count * Math.log(mean) - logFactorial(count);
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= density) return count;
  }
}

/** Stirling's series where its error is below 1e-8, the product below. */
function logFactorial(count: number): number {
  if (count < STIRLING_FROM) {
    let product = 1;
    for (let factor = 2; factor <= count; factor += 1) product *= factor;
    return Math.log(product);
  }
  const series = 1 / (12 * count) - 1 / (360 * count ** 3);
  return (count + 0.5) * Math.log(count) - count + 0.5 * Math.log(2 * Math.PI) + series;
}
