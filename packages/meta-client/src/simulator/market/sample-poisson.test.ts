import { createRng } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { samplePoisson } from './sample-poisson.ts';

const DRAWS = 20_000;

describe('samplePoisson', () => {
  it.each([0.05, 0.7, 4, 9.9, 10, 25, 300, 50_000])('has mean and variance %d', (mean) => {
    const rng = createRng(`poisson ${mean}`);
    const counts = Array.from({ length: DRAWS }, () => samplePoisson(rng, mean));
    const average = counts.reduce((sum, count) => sum + count, 0) / DRAWS;
    const variance = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / DRAWS;
    // five standard errors of a mean and of a variance
    expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / DRAWS));
    expect(Math.abs(variance - mean)).toBeLessThan(5 * Math.sqrt((2 * mean ** 2 + mean) / DRAWS));
  });

  it('has the probabilities of the distribution on both sides of its change of method', () => {
    for (const mean of [6, 14]) {
      const rng = createRng(`probabilities ${mean}`);
      const seen = new Map<number, number>();
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const count = samplePoisson(rng, mean);
        seen.set(count, (seen.get(count) ?? 0) + 1);
      }
      let probability = Math.exp(-mean);
      for (let count = 0; count <= 2 * mean; count += 1) {
        const error = 5 * Math.sqrt(probability / DRAWS);
        expect(Math.abs((seen.get(count) ?? 0) / DRAWS - probability)).toBeLessThan(error);
        probability *= mean / (count + 1);
      }
    }
  });

  it('is 0 for a mean of 0', () => {
    expect(samplePoisson(createRng('none'), 0)).toBe(0);
  });

  it('ends the search where a draw lies beyond all probability', () => {
    expect(samplePoisson({ next: () => 1, state: () => [] }, 9)).toBeLessThan(200);
  });
});
