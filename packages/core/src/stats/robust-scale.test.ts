import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { median, robustScale } from './robust-scale.ts';

const values = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 40 });

describe('robustScale', () => {
  it('takes the middle, and the mean of two middles', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  it('is indifferent to one value however far out', () => {
    expect(robustScale([1, 2, 3, 4, 1e9])).toEqual({ median: 3, scale: 1.4826 });
  });

  it('never assumes less than the least deviation', () => {
    expect(robustScale([7, 7, 7]).scale).toBe(0);
    expect(robustScale([7, 7, 7], { minDeviation: 0.05 }).scale).toBeCloseTo(0.07413, 12);
  });

  it('moves with the values and grows with their unit, whatever their order', () => {
    assertProperty(
      fc.property(
        values,
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 9 }),
        (all, shift, unit) => {
          const { median: middle, scale } = robustScale(all);
          const moved = robustScale(all.map((value) => unit * value + shift).toReversed());
          expect(moved.median).toBeCloseTo(unit * middle + shift, 6);
          expect(moved.scale).toBeCloseTo(unit * scale, 6);
        },
      ),
    );
  });

  it.each([
    ['no value', []],
    ['a value that is no number', [1, Number.NaN]],
    ['an infinite value', [1, Number.POSITIVE_INFINITY]],
  ])('refuses %s', (_, wrong) => {
    expect(() => robustScale(wrong)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'values' }),
    );
  });
});
