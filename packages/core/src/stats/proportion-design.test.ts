import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { minimumDetectableEffect } from './minimum-detectable-effect.ts';
import { powerTwoProportions } from './power-two-proportions.ts';
import type { ProportionDesign } from './proportion-design.ts';
import { sampleSizeTwoProportions } from './sample-size-two-proportions.ts';

type Lift = ProportionDesign & { readonly lift: number };
type Trials = ProportionDesign & { readonly trials: number };

const anyDispersion = fc.oneof(
  fc.constant(0 as const),
  fc.record({
    cv: fc.double({ min: 0, max: 3, noNaN: true }),
    nu: fc.option(fc.double({ min: 1, max: 1000, noNaN: true })),
    effectiveDays: fc.tuple(
      fc.double({ min: 0.1, max: 60, noNaN: true }),
      fc.double({ min: 0.1, max: 60, noNaN: true }),
    ),
  }),
);
const anyDesign: fc.Arbitrary<ProportionDesign> = fc.record({
  rate: fc.double({ min: -12, max: -0.01, noNaN: true }).map((exponent) => 10 ** exponent),
  alpha: fc.double({ min: -9, max: -0.1, noNaN: true }).map((exponent) => 10 ** exponent),
  sides: fc.constantFrom<1 | 2>(1, 2),
  ratio: fc.double({ min: -3, max: 3, noNaN: true }).map((exponent) => 10 ** exponent),
  test: fc.constantFrom<'fixed' | 'always_valid'>('fixed', 'always_valid'),
  variance: fc.constantFrom<'pooled' | 'unpooled'>('pooled', 'unpooled'),
  dispersion: anyDispersion,
});
const anyPower = fc.double({ min: 0.01, max: 0.999, noNaN: true });
// With less than an even chance, more noise finds more.
const likelyPower = fc.double({ min: 0.5, max: 0.999, noNaN: true });
const anyTrials = fc.double({ min: 0, max: 12, noNaN: true }).map((exponent) => 10 ** exponent);
const NOISE = { cv: 0.15, nu: 37, effectiveDays: [14, 14] } as const;

describe('powerTwoProportions', () => {
  it.each(goldenCases<Lift & Trials>('power-two-proportions'))(
    'is right for $name',
    ({ input, expected }) => {
      expect(deviations(powerTwoProportions(input), expected)).toEqual([]);
    },
  );

  it('is a probability for any design', () => {
    assertProperty(
      fc.property(
        anyDesign,
        anyTrials,
        fc.double({ min: -0.99, max: 0.99, noNaN: true }),
        (design, trials, part) => {
          // A lift that leaves the rate below 1.
          const lift = part < 0 ? part : (part * (1 - design.rate)) / design.rate;
          const power = powerTwoProportions({ ...design, trials, lift });
          expect(power >= 0 && power <= 1).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('grows with the lift and with the trials, and falls with the noise', () => {
    const powers = [0.1, 0.2, 0.3, 0.5].map((lift) =>
      powerTwoProportions({ rate: 0.02, trials: 70_000, lift, dispersion: NOISE, test: 'always_valid' }),
    );
    const sizes = [1000, 10_000, 100_000].map((trials) =>
      powerTwoProportions({ rate: 0.02, trials, lift: 0.3, dispersion: NOISE, test: 'always_valid' }),
    );
    const noises = [0.4, 0.2, 0.1, 0].map((cv) =>
      powerTwoProportions({ rate: 0.02, trials: 70_000, lift: 0.3, dispersion: { ...NOISE, cv } }),
    );
    for (const series of [powers, sizes, noises]) {
      expect(series).toEqual([...new Set(series)].sort((a, b) => a - b));
    }
  });

  it('pays for the freedom to look at any time', () => {
    const plan = { rate: 0.02, trials: 70_000, lift: 0.3, dispersion: NOISE };
    expect(powerTwoProportions({ ...plan, test: 'always_valid' })).toBeLessThan(powerTwoProportions(plan));
  });
});

describe('sampleSizeTwoProportions', () => {
  it.each(goldenCases<Lift & { readonly power?: number }>('sample-size-two-proportions'))(
    'is right for $name',
    ({ input, expected }) => {
      expect(deviations(sampleSizeTwoProportions(input), expected)).toEqual([]);
    },
  );

  it('gives the number of trials at which the power is reached', () => {
    assertProperty(
      fc.property(anyDesign, anyPower, (design, power) => {
        const lift = Math.min(0.4, (0.9 * (1 - design.rate)) / design.rate);
        const size = sampleSizeTwoProportions({ ...design, lift, power });
        if (size === null) return;
        // A finding in the wrong direction counts as power, but is not planned for.
        const reached = powerTwoProportions({ ...design, lift, trials: size.exact });
        expect(reached).toBeGreaterThanOrEqual(power - 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('finds no number for no lift', () => {
    expect(sampleSizeTwoProportions({ rate: 0.02, lift: 0 })).toBeNull();
  });
});

describe('minimumDetectableEffect', () => {
  it.each(goldenCases<Trials>('minimum-detectable-effect'))('is right for $name', ({ input, expected }) => {
    const { lift, floor } = minimumDetectableEffect(input);
    expect(deviations({ lift, floor }, expected)).toEqual([]);
  });

  it('is the lift that is found with the power asked for, and never under its floor', () => {
    assertProperty(
      fc.property(anyDesign, anyTrials, likelyPower, (design, trials, power) => {
        const { lift, floor } = minimumDetectableEffect({ ...design, trials, power });
        if (lift === null) return;
        expect(floor ?? 0).toBeLessThanOrEqual(lift * (1 + 1e-9));
        expect(powerTwoProportions({ ...design, trials, lift })).toBeGreaterThanOrEqual(power - 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('says what a test of two weeks can call', () => {
    const plan = { rate: 0.02, trials: 70_000, dispersion: NOISE, test: 'always_valid' } as const;
    expect(minimumDetectableEffect(plan).reason).toBe(
      'a lift of 32 % or more is found with a chance of 80 %; on the same days no volume would find less than 27 %',
    );
    expect(minimumDetectableEffect({ rate: 0.02, trials: 70_000 }).reason).toBe(
      'a lift of 11 % or more is found with a chance of 80 %',
    );
    expect(minimumDetectableEffect({ ...plan, trials: 10 }).reason).toBe(
      'no lift of this rate is found with a chance of 80 %',
    );
  });
});

describe('a design', () => {
  const days = (first: number) => ({ cv: 0.1, nu: null, effectiveDays: [first, 7] as const });
  it.each([
    ['rate', { rate: 0 }],
    ['rate', { rate: 1 }],
    ['alpha', { alpha: 0 }],
    ['ratio', { ratio: 0 }],
    ['lift', { lift: 99 }],
    ['lift', { lift: -1 }],
    ['trials', { trials: 0 }],
    ['dispersion', { dispersion: days(0) }],
    ['dispersion', { dispersion: { ...days(7), cv: -1 } }],
  ])('with impossible %s is refused', (argument, change) => {
    const plan = { rate: 0.02, lift: 0.3, trials: 1000, ...change };
    expect(() => powerTwoProportions(plan)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  it('with impossible power is refused', () => {
    for (const power of [0, 1]) {
      const refusal = expect.objectContaining({ argument: 'power' });
      expect(() => sampleSizeTwoProportions({ rate: 0.02, lift: 0.3, power })).toThrow(refusal);
      expect(() => minimumDetectableEffect({ rate: 0.02, trials: 100, power })).toThrow(refusal);
    }
  });
});
