import { describe, expect, it } from 'vitest';
import { createRng } from '../shared/rng.ts';
import { bootstrapInterval } from './bootstrap-interval.ts';
import { median } from './robust-scale.ts';
import { normalQuantile } from './special-functions/normal-distribution.ts';

const OPTIONS = { resamples: 2000, confidence: 0.95 };

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('bootstrapInterval', () => {
  it('gives the same interval for the same seed, and nearly the same for another', () => {
    const values = [12, 18, 25, 31, 240, 33, 8, 51];
    const at = (seed: string) => bootstrapInterval(values, median, { ...OPTIONS, rng: createRng(seed) });
    expect(at('a')).toEqual(at('a'));
    expect(at('a')[0]).toBeCloseTo(at('b')[0], -1);
  });

  it('is the interval that it was for a seed before', () => {
    const values = [12, 18, 25, 31, 240, 33, 8, 51];
    const rng = createRng('order values');
    const interval = bootstrapInterval(values, mean, { resamples: 200, confidence: 0.9, rng });
    expect(interval[0]).toBeCloseTo(19.74375, 12);
    expect(interval[1]).toBeCloseTo(101.775, 12);
  });

  it('has the width of a standard interval of a mean', () => {
    const values = Array.from({ length: 200 }, (_, at) => 50 + 10 * normalQuantile((at + 0.5) / 200));
    const [low, high] = bootstrapInterval(values, mean, { ...OPTIONS, rng: createRng('mean') });
    const halfWidth = (1.96 * 10) / Math.sqrt(200);
    expect(low).toBeCloseTo(50 - halfWidth, 0);
    expect(high).toBeCloseTo(50 + halfWidth, 0);
    expect((high - low) / (2 * halfWidth)).toBeCloseTo(1, 1);
  });

  it('reads the percentiles between the samples in proportion', () => {
    // Of one value there is one sample.
    expect(bootstrapInterval([7], mean, { ...OPTIONS, rng: createRng('one') })).toEqual([7, 7]);
    let next = 0;
    const counted = bootstrapInterval([1, 2], () => next++, {
      resamples: 5,
      confidence: 0.5,
      rng: createRng('two'),
    });
    expect(counted).toEqual([1, 3]);
    next = 0;
    const between = bootstrapInterval([1, 2], () => next++, {
      resamples: 4,
      confidence: 0.9,
      rng: createRng('two'),
    });
    expect(between[0]).toBeCloseTo(0.15, 12);
    expect(between[1]).toBeCloseTo(2.85, 12);
  });

  it('draws pairs as pairs, and leaves the values as they are', () => {
    const days = Object.freeze([
      [10, 5],
      [12, 6],
      [8, 4],
    ] as const);
    const ratio = (sample: readonly (readonly [number, number])[]): number =>
      mean(sample.map(([revenue]) => revenue)) / mean(sample.map(([, spend]) => spend));
    expect(bootstrapInterval(days, ratio, { ...OPTIONS, rng: createRng('pairs') })).toEqual([2, 2]);
  });

  it.each([
    ['values', [], 10, 0.9],
    ['resamples', [1], 0, 0.9],
    ['resamples', [1], 1.5, 0.9],
    ['confidence', [1], 10, 1],
    ['statistic', [Number.POSITIVE_INFINITY], 10, 0.9],
  ])('refuses impossible %s', (argument, values, resamples, confidence) => {
    expect(() => bootstrapInterval(values, mean, { resamples, confidence, rng: createRng('x') })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
