import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { alwaysValidTest } from './always-valid-test.ts';
import type { Dispersion } from './dispersion.ts';
import { mixtureTest } from './mixture-test.ts';
import type { TrialCounts } from './trial-counts.ts';

type Input = {
  readonly a: TrialCounts;
  readonly b: TrialCounts;
  readonly alpha: number;
  readonly tau?: number;
  readonly dispersion: Dispersion;
};

const days = fc.double({ min: 1, max: 365, noNaN: true });
const anyDispersion: fc.Arbitrary<Dispersion> = fc.oneof(
  fc.constant<Dispersion>(0),
  fc.record({
    cv: fc.double({ min: 0, max: 3, noNaN: true }),
    nu: fc.option(fc.double({ min: 0.5, max: 1e6, noNaN: true })),
    effectiveDays: fc.tuple(days, days),
  }),
);
const anyCounts = fc
  .tuple(fc.oneof(fc.nat(50), fc.nat(1_000_000_000)), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([trials, share]): TrialCounts => ({ trials, successes: Math.floor(trials * share) }));
const alpha = fc.constantFrom(0.2, 0.05, 0.01, 1e-6);
const EVEN: Dispersion = { cv: 0.15, nu: 30, effectiveDays: [10, 10] };
const COUNTS: TrialCounts = { successes: 100, trials: 5000 };

describe('alwaysValidTest', () => {
  it.each(goldenCases<Input>('always-valid-test'))('is right for $name', ({ input, expected }) => {
    const { a, b, ...options } = input;
    expect(deviations(alwaysValidTest(a, b, options), expected)).toEqual([]);
  });

  it('gives a finite answer for all counts', () => {
    assertProperty(
      fc.property(anyCounts, anyCounts, anyDispersion, alpha, (a, b, dispersion, level) => {
        const result = alwaysValidTest(a, b, { alpha: level, dispersion });
        expect(result.pValue).toBeGreaterThanOrEqual(0);
        expect(result.pValue).toBeLessThanOrEqual(1);
        expect(Number.isFinite(result.log10P)).toBe(true);
        expect(Number.isFinite(result.lnE)).toBe(true);
        const [low, high] = result.interval;
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('changes the sign alone when the arms are exchanged', () => {
    assertProperty(
      fc.property(anyCounts, anyCounts, alpha, (a, b, level) => {
        const options = { alpha: level, dispersion: EVEN };
        const there = alwaysValidTest(a, b, options);
        const back = alwaysValidTest(b, a, options);
        expect(back.lnE).toBeCloseTo(there.lnE, 6);
        expect(back.interval[0]).toBeCloseTo(-there.interval[1], 12);
      }),
    );
  });

  it('is significant exactly where the interval leaves out no difference', () => {
    assertProperty(
      fc.property(anyCounts, anyCounts, anyDispersion, alpha, (a, b, dispersion, level) => {
        const result = alwaysValidTest(a, b, { alpha: level, dispersion });
        const [low, high] = result.interval;
        // Where the two all but meet, rounding decides.
        fc.pre(Math.min(Math.abs(low), Math.abs(high)) > 1e-12);
        expect(result.significant).toBe(low > 0 || high < 0);
        expect(result.significant).toBe(result.pValue <= level);
      }),
    );
  });

  it('finds more evidence the further two rates of the same mean are apart', () => {
    assertProperty(
      fc.property(fc.nat(499), fc.nat(499), anyDispersion, (one, other, dispersion) => {
        const evidence = (shift: number) =>
          alwaysValidTest(
            { successes: 500 + shift, trials: 10_000 },
            { successes: 500 - shift, trials: 10_000 },
            { alpha: 0.05, dispersion },
          ).lnE;
        const [near, far] = [Math.min(one, other), Math.max(one, other)];
        expect(evidence(far)).toBeGreaterThanOrEqual(evidence(near));
      }),
    );
  });

  it('trusts a dispersion the less the fewer degrees of freedom are behind it', () => {
    const pValues = [null, 200, 30, 8, 2].map(
      (nu) =>
        alwaysValidTest(
          { successes: 1300, trials: 50_000 },
          { successes: 1000, trials: 50_000 },
          { alpha: 0.05, dispersion: { cv: 0.15, nu, effectiveDays: [10, 10] } },
        ).pValue,
    );
    expect(pValues).toEqual(pValues.toSorted((a, b) => a - b));
    expect(new Set(pValues).size).toBe(5);
  });

  it.each([
    ['trials', { successes: 1, trials: -1 }],
    ['trials', { successes: 1, trials: Number.NaN }],
    ['successes', { successes: 11, trials: 10 }],
    ['successes', { successes: -1, trials: 10 }],
  ])('refuses impossible %s', (argument, counts) => {
    for (const [a, b] of [
      [counts, COUNTS],
      [COUNTS, counts],
    ] as const) {
      expect(() => alwaysValidTest(a, b, { alpha: 0.05, dispersion: 0 })).toThrow(
        expect.objectContaining({ code: 'invalid_input', argument }),
      );
    }
  });

  it.each([
    ['alpha', { alpha: 0, dispersion: 0 }],
    ['alpha', { alpha: 1, dispersion: 0 }],
    ['tau', { alpha: 0.05, tau: 0, dispersion: 0 }],
    ['dispersion', { alpha: 0.05, dispersion: { ...EVEN, cv: -0.1 } }],
    ['dispersion', { alpha: 0.05, dispersion: { ...EVEN, nu: 0 } }],
    ['dispersion', { alpha: 0.05, dispersion: { ...EVEN, nu: Number.POSITIVE_INFINITY } }],
    ['dispersion', { alpha: 0.05, dispersion: { ...EVEN, effectiveDays: [0, 10] } }],
    ['dispersion', { alpha: 0.05, dispersion: { ...EVEN, effectiveDays: JSON.parse('[10, 10, 10]') } }],
    ['dispersion', { alpha: 0.05, dispersion: { ...EVEN, effectiveDays: [10, Number.NaN] } }],
  ] as const)('refuses an impossible %s', (argument, options) => {
    expect(() => alwaysValidTest(COUNTS, COUNTS, options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  it('has an answer for next to no success, next to no trial, and next to no failure', () => {
    const options = { alpha: 0.05, dispersion: EVEN };
    const few = { successes: 1e-70, trials: 10 };
    expect(alwaysValidTest(few, { successes: 0, trials: 10 }, options)).toMatchObject({
      because: 'no_variation',
      pValue: 1,
    });
    const short = { successes: 0, trials: 1e-300 };
    expect(alwaysValidTest(short, COUNTS, options)).toMatchObject({ because: 'no_data', pValue: 1 });
    const [most, all] = [
      { successes: 9e15 - 2, trials: 9e15 },
      { successes: 9e15, trials: 9e15 },
    ];
    // Two failures of one and none of the other: as far apart as two successes of one and none of the other.
    const { variance } = alwaysValidTest(most, all, { alpha: 0.05, dispersion: 0 });
    expect((variance ?? 0) / (2 / 9e15 / 9e15)).toBeCloseTo(1, 9);
  });

  it('refuses impossible options also where nothing can be tested', () => {
    const nothing = { successes: 0, trials: 0 };
    expect(() => alwaysValidTest(nothing, nothing, { alpha: 2, dispersion: 0 })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'alpha' }),
    );
  });
});

describe('mixtureTest', () => {
  const contrast = { difference: 0.006, variance: 3.27934e-6, scale: 0.023, nu: 30 };

  it('does not depend on the unit of the figures', () => {
    const { lnE } = mixtureTest(contrast, { alpha: 0.05 });
    assertProperty(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (unit) => {
        const { difference, variance, scale, nu } = contrast;
        const scaled = {
          difference: unit * difference,
          variance: unit ** 2 * variance,
          scale: unit * scale,
          nu,
        };
        expect(mixtureTest(scaled, { alpha: 0.05 }).lnE).toBeCloseTo(lnE, 9);
      }),
    );
  });

  it.each([
    ['difference', { difference: Number.NaN }],
    ['difference', { difference: Number.POSITIVE_INFINITY }],
    ['variance', { variance: 0 }],
    ['scale', { scale: -0.02 }],
    ['nu', { nu: 0 }],
  ])('refuses an impossible %s', (argument, part) => {
    expect(() => mixtureTest({ ...contrast, ...part }, { alpha: 0.05 })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
