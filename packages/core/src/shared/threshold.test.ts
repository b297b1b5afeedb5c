import { describe, expect, it } from 'vitest';
import { isAbove, isBelow } from './threshold.ts';

describe('a threshold', () => {
  it('is met by what rounding makes of it', () => {
    for (const value of [0.1 + 0.2, 0.3, 0.3 * (1 - 1e-12)]) {
      expect(isAbove(value, 0.3)).toBe(false);
      expect(isBelow(value, 0.3)).toBe(false);
    }
  });

  it.each([0.3, 3, 1e9, -2, 0])('of %d is passed by what differs', (threshold) => {
    const step = 1e-6 * Math.max(1, Math.abs(threshold));
    expect(isAbove(threshold + step, threshold)).toBe(true);
    expect(isBelow(threshold - step, threshold)).toBe(true);
    expect(isAbove(threshold - step, threshold)).toBe(false);
    expect(isBelow(threshold + step, threshold)).toBe(false);
  });

  it('is neither passed nor missed by what is no number', () => {
    expect(isAbove(Number.NaN, 1)).toBe(false);
    expect(isBelow(Number.NaN, 1)).toBe(false);
  });
});
