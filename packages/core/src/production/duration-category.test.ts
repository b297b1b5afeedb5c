import { describe, expect, it } from 'vitest';
import { goldenCases } from '../../testing/golden-cases.ts';
import { aPolicy } from '../../testing/index.ts';
import { durationCategory } from './duration-category.ts';

describe('durationCategory', () => {
  it.each(goldenCases<number>('duration-category'))('is right for $name', ({ input, expected }) => {
    expect(durationCategory(input)).toBe(expected);
  });

  it('takes the lengths of a policy', () => {
    const durations = { short: { from: 3, to: 4 }, medium: { from: 5, to: 6 }, long: { from: 7, to: 8 } };
    const policy = aPolicy({ production: { durations } });
    expect([2999, 3000, 4999, 5000, 7000, 8001].map((ms) => durationCategory(ms, { policy }))).toEqual([
      null,
      'short',
      'short',
      'medium',
      'long',
      null,
    ]);
  });

  it.each([[-1], [7999.5], [Number.NaN], [Number.POSITIVE_INFINITY]])('refuses %s milliseconds', (ms) => {
    expect(() => durationCategory(ms)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'durationMs' }),
    );
  });
});
