import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { apportion } from './apportion.ts';

describe('apportion', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [100, [0.5, 0.3, 0.2], [50, 30, 20]],
    [7, [3, 3, 1], [3, 3, 1]],
    [1, [1, 1], [1, 0]],
    [10, [0, 1, 0], [0, 10, 0]],
    [0, [0, 0], [0, 0]],
    [5, [1e-300, 1e-300], [3, 2]],
  ])('divides %d by %j', (total, weights, parts) => {
    expect(apportion(total, weights)).toEqual(parts);
  });

  it('gives whole parts next to their shares, and all of the total', () => {
    const weights = fc
      .array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 30 })
      .filter((all) => all.some((weight) => weight > 1e-6));
    assertProperty(
      fc.property(fc.integer({ min: 0, max: 1e12 }), weights, (total, each) => {
        const parts = apportion(total, each);
        const sum = each.reduce((all, weight) => all + weight, 0);
        expect(parts.reduce((all, part) => all + part, 0)).toBe(total);
        for (const [index, part] of parts.entries()) {
          expect(Number.isSafeInteger(part)).toBe(true);
          expect(Math.abs(part - ((each[index] ?? 0) / sum) * total)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it.each([
    ['total', 1.5, [1]],
    ['total', -1, [1]],
    ['weights', 1, [0, 0]],
    ['weights', 1, [-1, 2]],
    ['weights', 1, [Number.NaN]],
    ['weights', 1, []],
  ])('refuses an impossible %s', (argument, total, weights) => {
    expect(() => apportion(total, weights)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
