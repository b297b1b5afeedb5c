import { createRng } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { sampleLogNormal, sampleNormal } from './sample-log-normal.ts';

const DRAWS = 20_000;

function momentsOf(sample: () => number): { readonly mean: number; readonly deviation: number } {
  const values = Array.from({ length: DRAWS }, sample);
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS;
  return { mean, deviation: Math.sqrt(variance) };
}

describe('sampleNormal', () => {
  it('has mean 0 and standard deviation 1', () => {
    const rng = createRng('normal');
    const { mean, deviation } = momentsOf(() => sampleNormal(rng));
    expect(Math.abs(mean)).toBeLessThan(0.035);
    expect(Math.abs(deviation - 1)).toBeLessThan(0.025);
  });
});

describe('sampleLogNormal', () => {
  it.each([
    { mean: 1, cv: 0.1 },
    { mean: 5_000, cv: 0.5 },
    { mean: 40, cv: 1.2 },
  ])('has mean $mean and coefficient of variation $cv', ({ mean, cv }) => {
    const rng = createRng(`log-normal ${mean}`);
    const moments = momentsOf(() => sampleLogNormal(rng, mean, cv));
    expect(Math.abs(moments.mean / mean - 1)).toBeLessThan(0.03);
    expect(Math.abs(moments.deviation / moments.mean / cv - 1)).toBeLessThan(0.1);
  });

  it('is the mean itself without variation', () => {
    expect(sampleLogNormal(createRng('still'), 7, 0)).toBe(7);
  });
});
