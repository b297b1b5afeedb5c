import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { cusum } from './cusum.ts';

type Options = { readonly threshold: number; readonly allowance?: number; readonly start?: number };
type Input = Options & { readonly scores: readonly (number | null)[] };

const score = fc.option(fc.double({ min: -1e300, max: 1e300, noNaN: true }));

describe('cusum', () => {
  it.each(goldenCases<Input>('cusum'))(
    'is right for $name',
    ({ input: { scores, ...options }, expected }) => {
      expect(deviations(cusum(scores, options), expected)).toEqual([]);
    },
  );

  it('is never negative, never infinite, and goes on from where it stood', () => {
    assertProperty(
      fc.property(fc.array(score), fc.array(score), (before, after) => {
        const { path } = cusum([...before, ...after], { threshold: 3 });
        for (const sum of path) expect(sum >= 0 && Number.isFinite(sum)).toBe(true);
        const start = before.length === 0 ? 0 : (path[before.length - 1] ?? 0);
        expect(cusum(after, { threshold: 3, start }).path).toEqual(path.slice(before.length));
      }),
    );
  });

  it('alarms no later where a score is higher', () => {
    assertProperty(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1 }), (scores) => {
        const lower = cusum(scores, { threshold: 2 }).alarmAt ?? scores.length;
        const higher = cusum(
          scores.map((value) => value + 0.1),
          { threshold: 2 },
        ).alarmAt;
        expect(higher ?? scores.length).toBeLessThanOrEqual(lower);
      }),
    );
  });

  it.each([
    ['scores', [Number.NaN], { threshold: 1 }],
    ['threshold', [1], { threshold: 0 }],
    ['allowance', [1], { threshold: 1, allowance: -0.1 }],
    ['start', [1], { threshold: 1, start: Number.POSITIVE_INFINITY }],
  ])('refuses impossible %s', (argument, scores, options) => {
    expect(() => cusum(scores, options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
