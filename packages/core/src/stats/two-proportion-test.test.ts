import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { chiSquareTest } from './chi-square-test.ts';
import type { TrialCounts } from './trial-counts.ts';
import { type TwoProportionOptions, twoProportionTest } from './two-proportion-test.ts';

type Input = TwoProportionOptions & { readonly first: TrialCounts; readonly second: TrialCounts };

const trials = fc.oneof(fc.nat(20), fc.nat(1_000_000_000));
const anyArm = fc
  .tuple(trials, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([count, share]): TrialCounts => ({ successes: Math.round(count * share), trials: count }));
const maturedArm = fc
  .tuple(trials, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([count, share]): TrialCounts => ({ successes: count * share, trials: count }));
const anyOptions = fc.record({
  alternative: fc.constantFrom('two_sided', 'less', 'greater'),
  confidence: fc.double({ min: 0.01, max: 0.9999, noNaN: true }),
  variance: fc.constantFrom('pooled', 'unpooled'),
});

describe('twoProportionTest', () => {
  it.each(goldenCases<Input>('two-proportion-test'))('is right for $name', ({ input, expected }) => {
    const { first, second, ...options } = input;
    expect(deviations(twoProportionTest(first, second, options), expected)).toEqual([]);
  });

  it('gives finite figures or none for any counts', () => {
    assertProperty(
      fc.property(fc.oneof(anyArm, maturedArm), fc.oneof(anyArm, maturedArm), anyOptions, (a, b, options) => {
        const { testable, ...figures } = twoProportionTest(a, b, options);
        for (const figure of Object.values(figures).flat()) {
          expect(figure === null || Number.isFinite(figure)).toBe(true);
        }
        expect(testable).toBe(figures.z !== null);
      }),
      { numRuns: 500 },
    );
  });

  it('mirrors where the arms change places', () => {
    assertProperty(
      fc.property(anyArm, anyArm, (a, b) => {
        const there = twoProportionTest(a, b, { alternative: 'greater' });
        const back = twoProportionTest(b, a, { alternative: 'less' });
        expect(back.pValue).toBe(there.pValue);
        expect(back.z).toBe(there.z === null ? null : 0 - there.z);
        if (there.interval === null) return;
        expect(back.interval?.[0]).toBeCloseTo(-there.interval[1], 12);
        expect(back.interval?.[1]).toBeCloseTo(-there.interval[0], 12);
      }),
    );
  });

  it('holds the observed difference and lift in its intervals', () => {
    assertProperty(
      fc.property(anyArm, anyArm, (a, b) => {
        const { difference, interval, relativeLift, liftInterval } = twoProportionTest(a, b);
        for (const [value, range] of [
          [difference, interval],
          [relativeLift, liftInterval],
        ] as const) {
          if (value === null || range === null) continue;
          const slack = 1e-9 * (1 + Math.abs(value));
          expect(range[0]).toBeLessThanOrEqual(value + slack);
          expect(range[1]).toBeGreaterThanOrEqual(value - slack);
        }
      }),
    );
  });

  it('is the chi-square test without correction', () => {
    const { z } = twoProportionTest({ successes: 250, trials: 5000 }, { successes: 150, trials: 5000 });
    const { statistic } = chiSquareTest(
      [
        [250, 4750],
        [150, 4850],
      ],
      { yates: false },
    );
    expect((z ?? 0) ** 2).toBeCloseTo(statistic ?? 0, 10);
  });

  it('finds more in a larger difference', () => {
    let last = 1;
    for (let clicks = 100; clicks <= 200; clicks += 5) {
      const found = twoProportionTest({ successes: clicks, trials: 1000 }, { successes: 100, trials: 1000 });
      expect(found.pValue).toBeLessThanOrEqual(last);
      last = found.pValue ?? 0;
    }
  });

  it.each([
    ['trials', { successes: 0, trials: -1 }, 0.95],
    ['successes', { successes: 2, trials: 1 }, 0.95],
    ['successes', { successes: Number.NaN, trials: 1 }, 0.95],
    ['confidence', { successes: 1, trials: 2 }, 1],
  ])('refuses impossible %s', (argument, arm, confidence) => {
    const refusal = expect.objectContaining({ code: 'invalid_input', argument });
    const other = { successes: 1, trials: 2 };
    expect(() => twoProportionTest(arm, other, { confidence })).toThrow(refusal);
    expect(() => twoProportionTest(other, arm, { confidence })).toThrow(refusal);
  });
});
