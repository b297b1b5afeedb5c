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
  tau: fc.double({ min: 0.01, max: 2, noNaN: true }),
  orderSquareRatio: fc.option(fc.double({ min: 1, max: 20, noNaN: true })),
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

  // What simulations of two weeks found: 5000 impressions a day and ad, a look every half hour after two days.
  it.each([
    [0, 0.3, 1],
    [0.05, 0.3, 1],
    [0.15, 0.3, 0.83],
    [0.25, 0.3, 0.36],
  ])('is what simulations found of two ads with day-to-day noise of %f', (cv, lift, found) => {
    const dispersion = { ...NOISE, cv };
    const power = powerTwoProportions({
      rate: 0.02,
      trials: 70_000,
      lift,
      dispersion,
      test: 'always_valid',
    });
    expect(Math.abs(power - found)).toBeLessThan(0.03);
  });

  it.each([
    [2, 0.3, 0.83],
    [5, 0.3, 0.61],
    [5, 0.5, 0.999],
  ])('is what simulations found of the best of %d ads with a lift of %f', (arms, lift, found) => {
    const dispersion = { ...NOISE, nu: 24 + 13 * (arms - 1) };
    const plan = { rate: 0.02, trials: 70_000, arms, dispersion, test: 'always_valid' } as const;
    expect(Math.abs(powerTwoProportions({ ...plan, lift }) - found)).toBeLessThan(0.02);
  });

  it.each([
    [5, [0.005, 0.05, 0.41]],
    [20, [0.15, 0.56, 0.996]],
    [50, [0.44, 0.9, 1]],
    [200, [0.8, 1, 1]],
  ])('is what simulations found of revenue per impression at %d orders a day', (orders, found) => {
    const plan = { rate: orders / 5000, trials: 70_000, dispersion: NOISE, test: 'always_valid' } as const;
    const powers = [0.3, 0.5, 1].map((lift) =>
      powerTwoProportions({ ...plan, lift, orderSquareRatio: 2.69 }),
    );
    for (const [at, power] of powers.entries()) {
      // On a handful of orders large ones are found more often than a normal distribution has it.
      expect(power).toBeLessThan((found[at] ?? 0) + 0.01);
      expect(power).toBeGreaterThan((found[at] ?? 1) - (orders < 20 ? 0.2 : 0.11));
    }
  });

  it.each([
    [3, 0.2, 0],
    [20, 0.2, 0.001],
    [50, 0.2, 0.012],
    [200, 0.2, 0.075],
    [600, 0.2, 0.15],
    [20, 0.5, 0.19],
    [50, 0.5, 0.71],
    [200, 0.5, 0.99],
  ])(
    'is what simulations found of the best of 5 by revenue, at %d orders a day and a lift of %f',
    (orders, lift, found) => {
      const power = powerTwoProportions({
        rate: orders / 5000,
        trials: 70_000,
        lift,
        arms: 5,
        orderSquareRatio: 2.69,
        dispersion: { ...NOISE, nu: 76 },
        test: 'always_valid',
      });
      expect(Math.abs(power - found)).toBeLessThan(0.08);
    },
  );

  it('is next to nothing where there is too little to find anything in', () => {
    const dispersion = { cv: 0.15, nu: 6, effectiveDays: [2, 2] } as const;
    const plan = { rate: 0.02, lift: 0.3, trials: 10, test: 'always_valid' } as const;
    expect(powerTwoProportions({ ...plan, dispersion })).toBeLessThan(1e-4);
    expect(powerTwoProportions({ ...plan, dispersion, arms: 5 })).toBeLessThan(1e-6);
  });

  it('falls with the number of arms, and is higher for a scale that fits the effect', () => {
    const plan = { rate: 0.02, trials: 70_000, lift: 0.3, dispersion: NOISE, test: 'always_valid' } as const;
    for (const test of ['fixed', 'always_valid'] as const) {
      const powers = [15, 5, 3, 2].map((arms) =>
        powerTwoProportions({ ...plan, trials: 10_000, arms, test }),
      );
      expect(powers).toEqual([...new Set(powers)].sort((a, b) => a - b));
    }
    expect(powerTwoProportions({ ...plan, tau: 0.1 })).toBeLessThan(powerTwoProportions(plan));
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
      { numRuns: 100 },
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
      { numRuns: 100 },
    );
  });

  it('says what a test of two weeks can call', () => {
    const plan = { rate: 0.02, trials: 70_000, dispersion: NOISE, test: 'always_valid' } as const;
    expect(minimumDetectableEffect(plan).reason).toBe(
      'a lift of 29 % or more is found with a chance of 80 %; on the same days no volume would find less than 24 %',
    );
    const five = { ...plan, arms: 5, dispersion: { ...NOISE, nu: 76 } };
    expect(minimumDetectableEffect(five).reason).toBe(
      'a lift of 34 % or more over 4 others is found with a chance of 80 %; on the same days no volume would find less than 29 %',
    );
    const revenue = { ...plan, rate: 50 / 5000, orderSquareRatio: 2.69 };
    expect(minimumDetectableEffect(revenue).reason).toBe(
      'a lift of 46 % or more of revenue per impression is found with a chance of 80 %; on the same days no volume would find less than 24 %',
    );
    expect(minimumDetectableEffect({ rate: 0.02, trials: 70_000 }).reason).toBe(
      'a lift of 11 % or more is found with a chance of 80 %',
    );
    expect(minimumDetectableEffect({ ...plan, trials: 10 }).reason).toBe(
      'no lift is found with a chance of 80 %',
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
    ['arms', { arms: 1 }],
    ['arms', { arms: 2.5 }],
    ['tau', { tau: 0 }],
    ['orderSquareRatio', { orderSquareRatio: 0.9 }],
    ['lift', { lift: -0.3, arms: 3 }],
    ['lift', { lift: 99 }],
    ['lift', { lift: -1 }],
    ['trials', { trials: 0 }],
    ['dispersion', { dispersion: days(0) }],
    ['dispersion', { dispersion: { ...days(7), cv: -1 } }],
    // A host without types may hand over the days of more arms, or of one.
    ['dispersion', { dispersion: { ...days(7), effectiveDays: JSON.parse('[7, 7, 7]') } }],
    ['dispersion', { dispersion: { ...days(7), effectiveDays: JSON.parse('[7]') } }],
  ])('with impossible %s is refused', (argument, change) => {
    const plan = { rate: 0.02, lift: 0.3, trials: 1000, ...change };
    expect(() => powerTwoProportions(plan)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  it('takes what is undefined for what is left out', () => {
    const plan = { rate: 0.02, lift: 0.3, trials: 1000 };
    const open = {
      alpha: undefined,
      sides: undefined,
      arms: undefined,
      tau: undefined,
      dispersion: undefined,
    };
    expect(powerTwoProportions({ ...plan, ...open })).toBe(powerTwoProportions(plan));
  });

  it('with impossible power is refused', () => {
    for (const power of [0, 1]) {
      const refusal = expect.objectContaining({ argument: 'power' });
      expect(() => sampleSizeTwoProportions({ rate: 0.02, lift: 0.3, power })).toThrow(refusal);
      expect(() => minimumDetectableEffect({ rate: 0.02, trials: 100, power })).toThrow(refusal);
    }
  });
});
