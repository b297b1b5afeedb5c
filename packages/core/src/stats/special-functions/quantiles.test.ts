import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../testing/assert-property.ts';
import { betaLogitQuantile, betaQuantile } from './beta-quantile.ts';
import { gammaQuantile, gammaUpperQuantile } from './gamma-quantile.ts';
import { betaTails } from './incomplete-beta.ts';
import { gammaTails } from './incomplete-gamma.ts';
import { newton } from './newton.ts';
import {
  normalQuantile,
  normalTails,
  normalUpperQuantile,
  normalUpperQuantileOfLn,
} from './normal-distribution.ts';
import { studentTails, studentUpperQuantile } from './student-t-distribution.ts';

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

  it('of the beta distribution undo its tails', () => {
    assertProperty(
      fc.property(probability, power(-2, 9), power(-2, 9), (p, a, b) => {
        const value = betaQuantile(p, a, b);
        expect(value >= 0 && value <= 1).toBe(true);
        // Next to 1 there are too few numbers to tell quantiles apart.
        if (value < 1e-290 || value > 1 - 1e-6) return;
        const tolerance = 1e-10 * (1 + Math.sqrt(a)) + (1e-15 * Math.sqrt(b)) / (1 - value);
        expect(Math.abs(betaTails(a, b, value).lower / p - 1)).toBeLessThanOrEqual(tolerance);
      }),
      { numRuns: 500 },
    );
  });

  it('of the beta distribution undo its tails also where one parameter is next to nothing', () => {
    const logistic = (logit: number) => 1 / (1 + Math.exp(-logit));
    assertProperty(
      fc.property(power(-3, -1e-6), power(-8, 9), power(-8, 2), (lower, a, b) => {
        for (const [first, second] of [
          [a, b],
          [b, a],
        ] as const) {
          expect(betaQuantile(lower, first, second)).toBeLessThanOrEqual(1);
          const logit = betaLogitQuantile({ lower, upper: 1 - lower, a: first, b: second });
          // Farther out 1 - x is no number.
          if (Math.abs(logit) > 700) continue;
          const found = betaTails(first, second, logistic(logit), logistic(-logit));
          const error = Math.min(Math.abs(found.lower / lower - 1), Math.abs(found.upper / (1 - lower) - 1));
          expect(error).toBeLessThan(1e-7);
        }
      }),
      { numRuns: 2000 },
    );
    expect(betaQuantile(0.025, 293_403.9, 3.74036e-5)).toBe(1);
  });

  it("of Student's distribution undo its tails, and mirror at 0", () => {
    assertProperty(
      fc.property(power(-150, -0.001), power(0, 9), (p, degreesOfFreedom) => {
        const t = studentUpperQuantile(p, degreesOfFreedom);
        expect(studentTails(t, degreesOfFreedom).upper / p).toBeCloseTo(1, 8);
        if (p > 1e-3) expect(studentUpperQuantile(1 - p, degreesOfFreedom)).toBeCloseTo(-t, 9);
      }),
      { numRuns: 500 },
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
    expect(betaQuantile(0.25, 1, 1)).toBeCloseTo(0.25, 15);
    expect(betaQuantile(0.5, 1, 1e-10)).toBe(1);
    expect(betaQuantile(0.5, 1e-10, 1)).toBe(0);
    expect(studentUpperQuantile(0.25, 1)).toBeCloseTo(1, 12);
    expect(studentUpperQuantile(0.5, 1)).toBe(0);
    expect(studentUpperQuantile(0.025, 1e9)).toBeCloseTo(1.959963984540054, 8);
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
    expect(() => betaQuantile(wrong, 2, 3)).toThrow(refusal);
    expect(() => studentUpperQuantile(wrong, 2)).toThrow(refusal);
  });

  it('refuse parameters that no distribution has', () => {
    expect(() => betaQuantile(0.5, 0, 1)).toThrow(expect.objectContaining({ argument: 'a' }));
    expect(() => betaQuantile(0.5, 1, Number.NaN)).toThrow(expect.objectContaining({ argument: 'b' }));
    expect(() => studentUpperQuantile(0.1, -1)).toThrow(
      expect.objectContaining({ argument: 'degreesOfFreedom' }),
    );
  });

  it('refuse the logarithm of more than a half, and of nothing', () => {
    for (const wrong of [-0.5, Number.NEGATIVE_INFINITY, Number.NaN]) {
      expect(() => normalUpperQuantileOfLn(wrong)).toThrow(
        expect.objectContaining({ code: 'invalid_input' }),
      );
    }
  });

  it('never come from a search that did not settle', () => {
    const refusal = expect.objectContaining({
      code: 'invalid_input',
      message: expect.stringContaining('no root'),
    });
    expect(() => newton(0, () => 1)).toThrow(refusal);
  });
});
