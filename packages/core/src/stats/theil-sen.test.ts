import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { robustZ } from './robust-z.ts';
import { theilSen } from './theil-sen.ts';

type Points = readonly { readonly at: number; readonly value: number }[];

const anyPoints = fc
  .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 })
  .chain((times) =>
    fc
      .array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })), {
        minLength: times.length,
        maxLength: times.length,
      })
      .map((values): Points => times.map((at, index) => ({ at, value: values[index] ?? 0 }))),
  );

describe('theilSen', () => {
  it.each(goldenCases<{ readonly points: Points }>('theil-sen'))(
    'is right for $name',
    ({ input, expected }) => {
      expect(deviations(theilSen(input.points), expected)).toEqual([]);
    },
  );

  it('turns with the values, and gives a probability', () => {
    assertProperty(
      fc.property(anyPoints, (points) => {
        const up = theilSen(points);
        const down = theilSen(points.map(({ at, value }) => ({ at, value: 0 - value })));
        expect(down.slope).toBeCloseTo(-up.slope, 9);
        expect(down.score).toBe(0 - up.score);
        expect(down.pValue).toBe(up.pValue);
        expect(up.pValue > 0 && up.pValue <= 1).toBe(true);
      }),
    );
  });

  it('is finite at the edge of what it takes', () => {
    const { slope, intercept } = theilSen([
      { at: -1e60, value: 1e60 },
      { at: 1e-60, value: -1e60 },
      { at: 0, value: 1 },
    ]);
    expect(Number.isFinite(slope) && Number.isFinite(intercept)).toBe(true);
  });

  it.each([
    ['one point', [{ at: 0, value: 1 }]],
    [
      'two points at one time',
      [
        { at: 0, value: 1 },
        { at: 0, value: 2 },
      ],
    ],
    [
      'two points at all but one time',
      [
        { at: 0, value: 1 },
        { at: 1e-320, value: 2 },
      ],
    ],
    [
      'what is no number',
      [
        { at: 0, value: 1 },
        { at: 1, value: Number.NaN },
      ],
    ],
  ])('refuses %s', (_, points) => {
    expect(() => theilSen(points)).toThrow(expect.objectContaining({ argument: 'points' }));
  });
});

describe('robustZ', () => {
  it('measures from the median of the others, in robust standard deviations', () => {
    expect(robustZ(10, [1, 2, 3, 4, 500])).toBeCloseTo(7 / 1.4826, 12);
    expect(robustZ(3, [1, 2, 3, 4, 500])).toBe(0);
  });

  it('is unknown where at least half of the others are the same', () => {
    expect(robustZ(10, [2, 2, 2, 9])).toBeNull();
  });

  it('refuses to compare with nothing', () => {
    expect(() => robustZ(10, [])).toThrow(expect.objectContaining({ argument: 'values' }));
  });
});
