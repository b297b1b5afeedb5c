import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import type { RatioDay } from './ratio-day.ts';
import { ratioDifference } from './ratio-difference.ts';
import type { RatioMoments } from './ratio-estimate.ts';
import { type RatioOptions, ratioInterval } from './ratio-interval.ts';

type Confidence = RatioOptions & { readonly confidence: number };

const amount = fc.oneof(
  fc.constant(0),
  fc.nat(1_000_000),
  fc.double({ min: -60, max: 60, noNaN: true }).map((exponent) => 10 ** exponent),
);
const anyDays = fc.array(fc.record({ numerator: amount, denominator: amount }), { maxLength: 30 });
const usualDays = fc.array(
  fc.record({ numerator: fc.nat(100_000), denominator: fc.integer({ min: 1, max: 100_000 }) }),
  { minLength: 2, maxLength: 30 },
);

function momentsOf(days: readonly RatioDay[]): RatioMoments {
  const sum = (part: (day: RatioDay) => number): number => days.reduce((total, day) => total + part(day), 0);
  return {
    count: days.length,
    numerator: sum(({ numerator }) => numerator),
    denominator: sum(({ denominator }) => denominator),
    numeratorSquares: sum(({ numerator }) => numerator ** 2),
    denominatorSquares: sum(({ denominator }) => denominator ** 2),
    products: sum(({ numerator, denominator }) => numerator * denominator),
  };
}

function expectFinite(figures: Readonly<Record<string, unknown>>): void {
  for (const figure of Object.values(figures).flat()) {
    expect(figure === null || typeof figure === 'boolean' || Number.isFinite(figure)).toBe(true);
  }
}

describe('ratioInterval', () => {
  it.each(goldenCases<Confidence & { readonly days: readonly RatioDay[] }>('ratio-interval'))(
    'is right for $name',
    ({ input: { days, confidence, ...options }, expected }) => {
      expect(deviations(ratioInterval(days, confidence, options), expected)).toEqual([]);
    },
  );

  it('gives finite figures or none for any days', () => {
    assertProperty(fc.property(anyDays, (days) => expectFinite(ratioInterval(days, 0.95))));
  });

  it('says the same of the days and of their moments, in any order', () => {
    assertProperty(
      fc.property(usualDays, (days) => {
        const byDay = ratioInterval(days, 0.9);
        for (const other of [
          ratioInterval(momentsOf(days), 0.9),
          ratioInterval(momentsOf(days.toReversed()), 0.9),
        ]) {
          expect(other.ratio).toBeCloseTo(byDay.ratio ?? 0, 9);
          const scale = Math.max(1e-6, Math.abs(byDay.ratio ?? 0));
          expect(Math.abs((other.standardError ?? 0) - (byDay.standardError ?? 0)) / scale).toBeLessThan(
            1e-5,
          );
        }
      }),
    );
  });

  it('says the same of all days as of two sets of them whose moments are added up', () => {
    assertProperty(
      fc.property(usualDays, usualDays, (some, others) => {
        const [first, second] = [momentsOf(some), momentsOf(others)];
        const together: RatioMoments = {
          count: first.count + second.count,
          numerator: first.numerator + second.numerator,
          denominator: first.denominator + second.denominator,
          numeratorSquares: first.numeratorSquares + second.numeratorSquares,
          denominatorSquares: first.denominatorSquares + second.denominatorSquares,
          products: first.products + second.products,
        };
        const all = ratioInterval([...some, ...others], 0.9);
        const merged = ratioInterval(together, 0.9);
        const scale = Math.max(all.ratio ?? 0, all.standardError ?? 0);
        expect(merged.degreesOfFreedom).toBe(all.degreesOfFreedom);
        expect(Math.abs((merged.ratio ?? 0) - (all.ratio ?? 0))).toBeLessThanOrEqual(1e-9 * scale);
        expect(Math.abs((merged.interval?.[1] ?? 0) - (all.interval?.[1] ?? 0))).toBeLessThanOrEqual(
          1e-6 * scale,
        );
      }),
    );
  });

  it('does not depend on the units', () => {
    const days = [120, 90, 150].map((numerator, day) => ({ numerator, denominator: 60 + day }));
    const cents = days.map((day) => ({ numerator: day.numerator * 100, denominator: day.denominator * 100 }));
    expect(deviations(ratioInterval(cents, 0.95), ratioInterval(days, 0.95))).toEqual([]);
  });

  it.each([
    ['days', [{ numerator: 1, denominator: -1 }], 0.95],
    ['days', [{ numerator: Number.NaN, denominator: 1 }], 0.95],
    ['days', [{ numerator: 1, denominator: 1e61 }], 0.95],
    ['days', { ...momentsOf([]), count: 1.5 }, 0.95],
    ['days', { ...momentsOf([]), count: 2, numerator: 4, numeratorSquares: 7 }, 0.95],
    ['days', { ...momentsOf([]), products: Number.NaN }, 0.95],
    ['confidence', [], 1],
  ])('refuses impossible %s', (argument, days, confidence) => {
    expect(() => ratioInterval(days, confidence)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});

describe('ratioDifference', () => {
  it.each(
    goldenCases<Confidence & { readonly a: readonly RatioDay[]; readonly b: readonly RatioDay[] }>(
      'ratio-difference',
    ),
  )('is right for $name', ({ input: { a, b, ...options }, expected }) => {
    expect(deviations(ratioDifference(a, b, options), expected)).toEqual([]);
  });

  it('gives finite figures or none for any days', () => {
    assertProperty(fc.property(anyDays, anyDays, (a, b) => expectFinite(ratioDifference(a, b))));
  });

  it('is significant exactly where its interval leaves out 0', () => {
    assertProperty(
      fc.property(usualDays, usualDays, (a, b) => {
        const { pValue, interval } = ratioDifference(a, b, { confidence: 0.95 });
        if (pValue === null || interval === null || Math.abs(pValue - 0.05) < 1e-9) return;
        expect(pValue < 0.05).toBe(interval[0] > 0 || interval[1] < 0);
      }),
    );
  });

  it('mirrors where the arms change places', () => {
    assertProperty(
      fc.property(usualDays, usualDays, (a, b) => {
        const there = ratioDifference(a, b);
        const back = ratioDifference(b, a);
        expect(back.difference).toBe(0 - (there.difference ?? 0));
        expect(back.pValue).toBe(there.pValue);
      }),
    );
  });

  it('names the arm that cannot be', () => {
    const wrong = [{ numerator: 1, denominator: -1 }];
    expect(() => ratioDifference(wrong, [])).toThrow(expect.objectContaining({ argument: 'a' }));
    expect(() => ratioDifference([], wrong)).toThrow(expect.objectContaining({ argument: 'b' }));
    expect(() => ratioDifference([], [], { confidence: 0 })).toThrow(
      expect.objectContaining({ argument: 'confidence' }),
    );
  });
});
