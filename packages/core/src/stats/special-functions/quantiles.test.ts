import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../testing/assert-property.ts';
import { gammaQuantile, gammaUpperQuantile } from './gamma-quantile.ts';
import { gammaTails } from './incomplete-gamma.ts';
import { newton } from './newton.ts';
import {
  normalQuantile,
  normalTails,
  normalUpperQuantile,
  normalUpperQuantileOfLn,
} from './normal-distribution.ts';

const power = (from: number, to: number) =>
  fc.double({ min: from, max: to, noNaN: true }).map((exponent) => 10 ** exponent);
const probability = fc.oneof(power(-300, -0.001), fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }));

describe('quantiles', () => {
  it('of the normal distribution undo its tails', () => {
    assertProperty(
      fc.property(probability, (p) => {
        expect(normalTails(normalUpperQuantile(p)).upper / p).toBeCloseTo(1, 11);
        expect(normalTails(normalQuantile(p)).lower / p).toBeCloseTo(1, 11);
      }),
    );
  });

  it('of the gamma distribution undo its tails', () => {
    assertProperty(
      fc.property(probability, power(-1, 8), (p, shape) => {
        const low = gammaQuantile(p, shape);
        const high = gammaUpperQuantile(p, shape);
        // A quantile of many events is as uncertain in its probability as its last digit is wide.
        const tolerance = 1e-11 * Math.sqrt(1 + shape);
        for (const [value, found] of [
          [low, gammaTails(shape, low).lower],
          [high, gammaTails(shape, high).upper],
        ] as const) {
          // Where a small shape puts the quantile below the smallest number it is 0.
          if (value > 1e-290) expect(Math.abs(found / p - 1)).toBeLessThanOrEqual(tolerance);
        }
      }),
    );
  });

  it('are known at familiar points', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalUpperQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.025)).toBeCloseTo(-1.959963984540054, 14);
    expect(gammaQuantile(0.5, 1)).toBeCloseTo(Math.LN2, 14);
    expect(gammaUpperQuantile(1e-20, 1)).toBeCloseTo(20 * Math.LN10, 12);
    expect(gammaQuantile(1e-10, 0.01)).toBe(0);
  });

  it('reach probabilities that are too small for a number', () => {
    expect(normalUpperQuantileOfLn(-500_007.8266948122)).toBeCloseTo(1000, 9);
    expect(normalUpperQuantileOfLn(-1e300) / Math.sqrt(2e300)).toBeCloseTo(1, 12);
  });

  it.each([0, 1, -1, Number.NaN])('refuse %d as a probability', (wrong) => {
    const refusal = expect.objectContaining({ code: 'invalid_input', argument: 'probability' });
    for (const quantile of [normalQuantile, normalUpperQuantile])
      expect(() => quantile(wrong)).toThrow(refusal);
    for (const quantile of [gammaQuantile, gammaUpperQuantile])
      expect(() => quantile(wrong, 2)).toThrow(refusal);
  });

  it('refuse the logarithm of more than a half, and of nothing', () => {
    for (const wrong of [-0.5, Number.NEGATIVE_INFINITY, Number.NaN]) {
      expect(() => normalUpperQuantileOfLn(wrong)).toThrow(
        expect.objectContaining({ code: 'invalid_input' }),
      );
    }
  });

  it('never come from a search that did not settle', () => {
    expect(() => newton(0, () => 1)).toThrow('no root');
  });
});
