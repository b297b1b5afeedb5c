import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/fatigue-score.json' with { type: 'json' };
import { assertProperty } from '../../testing/assert-property.ts';
import type { InvalidInputError } from '../errors/invalid-input-error.ts';
import { fatigueScore } from './fatigue-score.ts';

describe('fatigueScore', () => {
  it.each(cases)('scores $id', ({ input, expected }) => {
    const { score, level } = fatigueScore(input);
    expect(score).toBeCloseTo(expected.score, 9);
    expect(level).toBe(expected.level);
  });

  const fresh = { ctrDrop: 0, cvrDrop: 0, daysActive: 0, impressions: 0 };

  it.each([
    ['ctrDrop', 30],
    ['ctrDrop', Number.NaN],
    ['cvrDrop', 1.01],
    ['daysActive', -1],
    ['impressions', Number.POSITIVE_INFINITY],
  ])('refuses a %s of %d', (argument, value) => {
    expect(() => fatigueScore({ ...fresh, [argument]: value })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }) as InvalidInputError,
    );
  });

  it('never falls with a larger drop, and stays within its most', () => {
    const drop = fc.double({ min: -5, max: 1, noNaN: true });
    assertProperty(
      fc.property(drop, drop, drop, fc.nat(100), (a, b, cvrDrop, daysActive) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(
          (ctrDrop) => fatigueScore({ ctrDrop, cvrDrop, daysActive, impressions: 1 }).score,
        );
        expect(low).toBeLessThanOrEqual(high ?? 0);
        expect(high).toBeLessThanOrEqual(95);
      }),
    );
  });
});
