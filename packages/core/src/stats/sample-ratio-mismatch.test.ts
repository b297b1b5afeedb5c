import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { sampleRatioMismatch } from './sample-ratio-mismatch.ts';

type Input = { readonly observed: readonly number[]; readonly shares: readonly number[] };

const arms = fc.array(
  fc.tuple(
    fc.oneof(fc.nat(10), fc.nat(1_000_000_000)),
    fc.double({ min: -100, max: 100, noNaN: true }).map((exponent) => 10 ** exponent),
  ),
  { minLength: 2, maxLength: 15 },
);

describe('sampleRatioMismatch', () => {
  it.each(goldenCases<Input>('sample-ratio-mismatch'))('is right for $name', ({ input, expected }) => {
    expect(deviations(sampleRatioMismatch(input.observed, input.shares), expected)).toEqual([]);
  });

  it('gives a finite answer for any counts and shares, and expects as many as there were', () => {
    assertProperty(
      fc.property(arms, (pairs) => {
        const observed = pairs.map(([count]) => count);
        const result = sampleRatioMismatch(
          observed,
          pairs.map(([, share]) => share),
        );
        expect(Number.isFinite(result.statistic) && Number.isFinite(result.log10P)).toBe(true);
        expect(result.pValue >= 0 && result.pValue <= 1).toBe(true);
        const total = observed.reduce((sum, count) => sum + count, 0);
        const expected = result.expected.reduce((sum, count) => sum + count, 0);
        expect(Math.abs(expected - total)).toBeLessThanOrEqual(1e-9 * total);
      }),
    );
  });

  it('does not care about the unit of the shares', () => {
    const observed = [700, 210, 110];
    expect(sampleRatioMismatch(observed, [0.7, 0.2, 0.1]).statistic).toBeCloseTo(
      sampleRatioMismatch(observed, [70, 20, 10]).statistic,
      10,
    );
  });

  it('calls suspicious what is below the level it is given', () => {
    const at = (alpha: number): boolean => sampleRatioMismatch([100, 130], [1, 1], { alpha }).suspicious;
    expect([at(0.05), at(0.04)]).toEqual([true, false]);
  });

  it.each([
    ['observed', [5], [1]],
    ['observed', [5, -1], [1, 1]],
    ['observed', [5, Number.NaN], [1, 1]],
    ['shares', [5, 5], [1, 0]],
    ['shares', [5, 5], [1, Number.POSITIVE_INFINITY]],
    ['shares', [5, 5], [1, 1, 1]],
  ])('refuses impossible %s', (argument, observed, shares) => {
    expect(() => sampleRatioMismatch(observed, shares)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
