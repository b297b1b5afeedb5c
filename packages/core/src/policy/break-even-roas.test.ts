import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { roasThresholds } from '../roas/roas-thresholds.ts';
import { breakEvenRoas } from './break-even-roas.ts';
import { definePolicy } from './define-policy.ts';

describe('breakEvenRoas', () => {
  it.each([
    [1, 1],
    [0.5, 2],
    [0.4, 2.5],
  ])('of a margin of %d is %d', (margin, expected) => {
    expect(breakEvenRoas(margin)).toBe(expected);
  });

  it.each([0, -0.1, 1.01, Number.NaN, Number.POSITIVE_INFINITY])('refuses a margin of %d', (margin) => {
    expect(() => breakEvenRoas(margin)).toThrow(InvalidInputError);
  });

  it('sets the thresholds of an account by its margin', () => {
    const policy = definePolicy({ currency: 'USD', roas: { breakEvenRoas: breakEvenRoas(0.5) } });
    expect(roasThresholds(policy)).toEqual({
      pauseBelow: 1.2,
      decreaseBelow: 2,
      increaseAbove: 3,
      fullIncreaseAt: 5,
    });
  });
});
