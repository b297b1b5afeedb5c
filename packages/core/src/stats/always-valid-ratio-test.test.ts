import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { alwaysValidRatioTest } from './always-valid-ratio-test.ts';
import type { RatioDay } from './ratio-day.ts';

type Input = {
  readonly a: readonly RatioDay[];
  readonly b: readonly RatioDay[];
  readonly alpha: number;
  readonly tau?: number;
  readonly minDays?: number;
};

const OPTIONS = { alpha: 0.05 };
const DAYS: readonly RatioDay[] = Array.from({ length: 14 }, (_, day) => ({
  numerator: 400 + 10 * (day % 3),
  denominator: 40 + day,
}));
const anyDays = fc.array(fc.record({ numerator: fc.nat(1_000_000), denominator: fc.nat(1_000_000) }), {
  minLength: 2,
  maxLength: 30,
});

describe('alwaysValidRatioTest', () => {
  it.each(goldenCases<Input>('always-valid-ratio-test'))('is right for $name', ({ input, expected }) => {
    const { a, b, ...options } = input;
    expect(deviations(alwaysValidRatioTest(a, b, options), expected)).toEqual([]);
  });

  it('gives a finite answer for all days, in any order', () => {
    assertProperty(
      fc.property(anyDays, anyDays, (a, b) => {
        const options = { ...OPTIONS, minDays: 2 };
        const result = alwaysValidRatioTest(a, b, options);
        expect(Number.isFinite(result.lnE)).toBe(true);
        expect(result.pValue).toBeLessThanOrEqual(1);
        const turned = alwaysValidRatioTest(b.toReversed(), a.toReversed(), options);
        expect(turned.lnE).toBeCloseTo(result.lnE, 4);
      }),
    );
  });

  it.each([
    ['a', [{ numerator: Number.NaN, denominator: 1 }], {}],
    ['a', [{ numerator: 1, denominator: -1 }], {}],
    ['minDays', DAYS, { minDays: 1 }],
    ['alpha', DAYS, { alpha: 0 }],
    ['tau', DAYS, { tau: -1 }],
  ])('refuses an impossible %s', (argument, a, options) => {
    expect(() => alwaysValidRatioTest(a, DAYS, { ...OPTIONS, ...options })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
