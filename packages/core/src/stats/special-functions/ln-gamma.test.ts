import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../testing/assert-property.ts';
import { lnGamma, stirlingError } from './ln-gamma.ts';

describe('lnGamma', () => {
  it('is the logarithm of factorials', () => {
    let ln = 0;
    for (let n = 1; n <= 170; n += 1) {
      expect(Math.abs(lnGamma(n) - ln)).toBeLessThanOrEqual(1e-14 * (1 + ln));
      ln += Math.log(n);
    }
  });

  it('has the values of halves, and of extremes', () => {
    expect(lnGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 14);
    expect(lnGamma(2.5)).toBeCloseTo(0.2846828704729192, 14);
    expect(lnGamma(1e4) / 82099.71749644238).toBeCloseTo(1, 14);
    expect(lnGamma(1e-300) / (300 * Math.LN10)).toBeCloseTo(1, 14);
  });

  it('grows by ln x from x to x + 1', () => {
    assertProperty(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (x) => {
        expect(Math.abs(lnGamma(x + 1) - lnGamma(x) - Math.log(x))).toBeLessThanOrEqual(
          1e-14 * (10 + lnGamma(x + 1)),
        );
      }),
    );
  });

  it('is left with hardly an error by Stirling for large values', () => {
    expect(stirlingError(1e6) * 12e6).toBeCloseTo(1, 9);
  });
});
