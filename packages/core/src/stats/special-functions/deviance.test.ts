import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../testing/assert-property.ts';
import { deviance, excessOverLn } from './deviance.ts';

describe('deviance', () => {
  it('is 0 where both are equal and positive elsewhere', () => {
    assertProperty(
      fc.property(
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        (a, b) => {
          expect(deviance(a, a)).toBe(0);
          expect(deviance(a, b)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('keeps its digits where the two nearly agree', () => {
    expect(deviance(1e9, 1e9 + 1) / (0.5e-9 - 1e-18 / 3)).toBeCloseTo(1, 12);
    expect(excessOverLn(1e-8) / (0.5e-16 - 1e-24 / 3)).toBeCloseTo(1, 14);
  });

  it('joins its two forms without a step', () => {
    for (const x of [0.5, -0.5]) {
      expect(excessOverLn(x * (1 + 1e-15)) / excessOverLn(x)).toBeCloseTo(1, 13);
    }
  });

  it('survives quotients beyond the range of a number', () => {
    expect(deviance(1, 5e-324)).toBeCloseTo(-1 - Math.log(5e-324), 9);
    expect(deviance(1e-300, 1e300)).toBe(1e300);
  });
});
