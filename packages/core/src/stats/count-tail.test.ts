import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { countTail } from './count-tail.ts';

type Golden = {
  readonly name: string;
  readonly input: { readonly observed: number; readonly expected: number; readonly dispersion: number };
  readonly expected: { readonly lower?: number; readonly upper?: number };
};

const CASES: readonly Golden[] = JSON.parse(
  readFileSync(new URL('../../cases/count-tail.json', import.meta.url), 'utf8'),
);

const observed = fc.oneof(fc.nat(20), fc.nat(100_000_000));
const mean = fc.oneof(
  fc.constant(0),
  fc.double({ min: -80, max: 80, noNaN: true }).map((exponent) => 10 ** exponent),
  fc.double({ min: 1e-6, max: 50, noNaN: true }),
  fc.double({ min: 1, max: 1e9, noNaN: true }),
);
const dispersion = fc.oneof(
  fc.constant(1),
  fc.double({ min: 1, max: 5, noNaN: true }),
  fc.double({ min: 0, max: 15, noNaN: true }).map((exponent) => 10 ** exponent),
);

// Where it is far above the mean, the upper tail loses digits.
const usualDispersion = fc.double({ min: 0, max: 5, noNaN: true }).map((exponent) => 10 ** exponent);

describe('countTail', () => {
  it.each(CASES)('is right for $name', ({ input, expected }) => {
    const tail = countTail(input.observed, input.expected, { dispersion: input.dispersion });
    for (const side of ['lower', 'upper'] as const) {
      const due = expected[side];
      if (due !== undefined) expect(Math.abs(tail[side] - due)).toBeLessThanOrEqual(1e-7 * due);
    }
  });

  it('gives two probabilities and their logarithms for every expectation', () => {
    assertProperty(
      fc.property(observed, mean, dispersion, (count, expected, ratio) => {
        const { lower, upper, log10Lower, log10Upper } = countTail(count, expected, { dispersion: ratio });
        for (const p of [lower, upper]) expect(p >= 0 && p <= 1).toBe(true);
        for (const log of [log10Lower, log10Upper]) expect(log <= 0).toBe(true);
        // Both hold the count itself.
        expect(lower + upper).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });

  it('counts one more from below and from above as one', () => {
    assertProperty(
      fc.property(
        fc.nat(2000),
        fc.double({ min: 0.1, max: 2000, noNaN: true }),
        usualDispersion,
        (count, expected, ratio) => {
          const here = countTail(count, expected, { dispersion: ratio });
          const next = countTail(count + 1, expected, { dispersion: ratio });
          expect(here.lower + next.upper).toBeCloseTo(1, 9);
          expect(next.lower).toBeGreaterThanOrEqual(here.lower * (1 - 1e-12));
          expect(next.upper).toBeLessThanOrEqual(here.upper * (1 + 1e-12));
        },
      ),
    );
  });

  it('approaches the Poisson distribution as the dispersion approaches 1', () => {
    for (const count of [0, 7, 30]) {
      const poisson = countTail(count, 12);
      const close = countTail(count, 12, { dispersion: 1 + 1e-12 });
      expect(close.lower / poisson.lower).toBeCloseTo(1, 9);
      expect(close.upper / poisson.upper).toBeCloseTo(1, 9);
    }
  });

  it('keeps the digits of an event that was hardly expected', () => {
    // P(X >= 1) is one minus the chance of none.
    const { upper } = countTail(1, 1e-9, { dispersion: 1.5 });
    expect(upper / -Math.expm1((-1e-9 / 0.5) * Math.log(1.5))).toBeCloseTo(1, 9);
    expect(countTail(1, 1e-12).upper).toBeCloseTo(1e-12, 24);
  });

  it('keeps the size of a tail that is too small for a number', () => {
    const { upper, log10Upper } = countTail(10_000, 100);
    expect(upper).toBe(0);
    expect(log10Upper).toBeLessThan(-10_000);
    expect(log10Upper).toBeGreaterThan(-20_000);
  });

  it.each([
    ['observed', -1, 5, 1],
    ['observed', 1.5, 5, 1],
    ['expected', 1, -5, 1],
    ['expected', 1, Number.NaN, 1],
    ['expected', 1, 1e-90, 1],
    ['dispersion', 1, 5, 0.9],
    ['dispersion', 1, 5, Number.POSITIVE_INFINITY],
  ])('refuses impossible %s', (argument, count, expected, ratio) => {
    expect(() => countTail(count, expected, { dispersion: ratio })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
