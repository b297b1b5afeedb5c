import { describe, expect, it } from 'vitest';
import { bisect } from './bisect.ts';

describe('bisect', () => {
  it('finds the last digit of a root', () => {
    expect(bisect((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(bisect((x) => x - 1e-300, -1, 1) / 1e-300).toBeCloseTo(1, 12);
  });

  it('gives a value at which the function is positive', () => {
    const step = (x: number): number => (x > 0.3 ? 1 : -1);
    expect(step(bisect(step, 0, 1))).toBe(1);
  });
});
