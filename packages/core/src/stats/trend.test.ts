import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import type { RatePoint } from './rate-series.ts';
import { rateSpread } from './rate-spread.ts';
import { trend } from './trend.ts';

type Input = { readonly points: readonly RatePoint[]; readonly minDispersion?: number };

const power = fc.double({ min: -60, max: 60, noNaN: true }).map((exponent) => 10 ** exponent);
const anyPoints = fc.array(
  fc
    .record({
      at: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.double({ min: -1e60, max: 1e60, noNaN: true })),
      count: fc.oneof(fc.constant(0), fc.nat(100_000), power),
      exposure: fc.oneof(fc.constant(0), fc.nat(1_000_000), power),
    })
    .map((point): RatePoint => (point.exposure === 0 ? { ...point, count: 0 } : point)),
  { maxLength: 40 },
);
const usualPoints = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 100, max: 20_000 })), {
    minLength: 3,
    maxLength: 40,
  })
  .map((rows) => rows.map(([count, exposure], at): RatePoint => ({ at, count, exposure })));

describe('trend', () => {
  it.each(goldenCases<Input>('trend'))(
    'is right for $name',
    ({ input: { points, ...options }, expected }) => {
      expect(deviations(trend(points, options), expected)).toEqual([]);
    },
  );

  it('gives a reason or finite figures for any points', () => {
    assertProperty(
      fc.property(anyPoints, (points) => {
        const { testable, ...figures } = trend(points);
        if (!testable) return;
        for (const figure of Object.values(figures)) {
          expect(figure === null || Number.isFinite(figure)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same in any order, and turns with time', () => {
    assertProperty(
      fc.property(usualPoints, (points) => {
        const there = trend(points);
        const shuffled = trend(points.toReversed());
        const back = trend(points.map((point) => ({ ...point, at: -point.at })));
        if (!there.testable || !shuffled.testable || !back.testable) throw new Error('not testable');
        expect(shuffled.slope).toBeCloseTo(there.slope, 9);
        expect(back.slope).toBeCloseTo(-there.slope, 9);
        expect(back.standardError / there.standardError).toBeCloseTo(1, 7);
      }),
    );
  });

  it('finds the slope that counts follow exactly', () => {
    for (const slope of [-0.3, -0.02, 0, 0.5]) {
      const points = Array.from({ length: 10 }, (_, at) => ({
        at,
        count: 1000 * Math.exp(slope * at),
        exposure: 1000,
      }));
      const found = trend(points);
      expect(found).toMatchObject({ testable: true, halfLife: slope < 0 ? expect.any(Number) : null });
      if (found.testable) expect(found.slope).toBeCloseTo(slope, 10);
    }
  });

  it('is less sure where amounts come in larger pieces', () => {
    const points = [9000, 8000, 7500, 7000, 6000].map((count, at) => ({ at, count, exposure: 1000 }));
    const [fine, coarse] = [1, 5000].map((minDispersion) => trend(points, { minDispersion }));
    if (!fine?.testable || !coarse?.testable) throw new Error('not testable');
    expect(coarse.slope).toBe(fine.slope);
    expect(coarse.pValue).toBeGreaterThan(fine.pValue);
    expect(coarse.standardError / coarse.modelError).toBeCloseTo(Math.sqrt(5000), 9);
  });

  it.each([
    ['points', [{ at: Number.NaN, count: 1, exposure: 1 }], 1],
    ['points', [{ at: 0, count: -1, exposure: 1 }], 1],
    ['points', [{ at: 0, count: 1, exposure: 0 }], 1],
    ['points', [{ at: 0, count: 1, exposure: 1e61 }], 1],
    ['minDispersion', [], 0],
    ['minDispersion', [], Number.POSITIVE_INFINITY],
  ])('refuses impossible %s', (argument, points, minDispersion) => {
    expect(() => trend(points, { minDispersion })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});

describe('rateSpread', () => {
  it.each(goldenCases<Input>('rate-spread'))('is right for $name', ({ input, expected }) => {
    expect(deviations(rateSpread(input.points), expected)).toEqual([]);
  });

  it('is finite for any points', () => {
    assertProperty(
      fc.property(anyPoints, (points) => {
        const spread = rateSpread(points);
        if (spread === null) return;
        expect(Number.isFinite(spread.dispersion) && spread.dispersion >= 0).toBe(true);
        expect(Number.isFinite(spread.cvSquared) && spread.cvSquared >= 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses impossible points', () => {
    expect(() => rateSpread([{ at: 0, count: 1, exposure: 0 }])).toThrow(
      expect.objectContaining({ argument: 'points' }),
    );
  });
});
