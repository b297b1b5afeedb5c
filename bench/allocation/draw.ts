import type { Rng } from '../../packages/core/src/index.ts';

/** From here on a Poisson count is as good as normal. */
const MANY = 60;

/** A standard normal number. */
export function drawNormal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
}

/** A log-normal number of mean 1, by the standard deviation of its logarithm. */
export function drawFactor(rng: Rng, deviation: number): number {
  return Math.exp(deviation * drawNormal(rng) - deviation ** 2 / 2);
}

/** A whole number below `end`. */
export function drawIndex(rng: Rng, end: number): number {
  return Math.floor(rng.next() * end);
}

/** A Poisson count: by multiplication of uniform numbers, of many by the normal distribution. */
export function drawCount(rng: Rng, mean: number): number {
  if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(rng)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = rng.next(); product > limit; product *= rng.next()) count += 1;
  return count;
}

/** A gamma number of mean 1 and relative standard deviation `cv` (G. Marsaglia and W. W. Tsang, 2000). */
export function drawGammaFactor(rng: Rng, cv: number): number {
  const shape = cv ** -2;
  const d = shape + (shape < 1 ? 1 : 0) - 1 / 3;
  for (;;) {
    const x = drawNormal(rng);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v <= 0 || Math.log(1 - rng.next()) >= x ** 2 / 2 + d - d * v + d * Math.log(v)) continue;
    const boost = shape < 1 ? (1 - rng.next()) ** (1 / shape) : 1;
    return (d * v * boost) / shape;
  }
}
