import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../testing/assert-property.ts';
import { chiSquareTails } from './chi-square-distribution.ts';
import { betaTails } from './incomplete-beta.ts';
import { gammaTails } from './incomplete-gamma.ts';
import { normalTails } from './normal-distribution.ts';
import { studentTails } from './student-t-distribution.ts';
import type { Tails } from './tails.ts';

const power = (from: number, to: number) =>
  fc.double({ min: from, max: to, noNaN: true }).map((exponent) => 10 ** exponent);
const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), power(-20, 0));

/** Both sides are probabilities that add up to 1, and their logarithms agree with them. */
function expectSound({ lower, upper, lnLower, lnUpper }: Tails): void {
  for (const p of [lower, upper]) expect(p >= 0 && p <= 1).toBe(true);
  for (const ln of [lnLower, lnUpper]) expect(ln <= 0).toBe(true);
  expect(lower + upper).toBeCloseTo(1, 12);
  for (const [p, ln] of [
    [lower, lnLower],
    [upper, lnUpper],
  ] as const) {
    expect(Math.abs(Math.exp(ln) - p)).toBeLessThanOrEqual(1e-12 * p + Number.MIN_VALUE);
  }
}

describe('tails of a distribution', () => {
  it('are sound for every gamma variable', () => {
    assertProperty(
      fc.property(power(-12, 15), power(-20, 16), (shape, x) => expectSound(gammaTails(shape, x))),
      {
        numRuns: 500,
      },
    );
  });

  it('are sound for every beta variable', () => {
    assertProperty(
      fc.property(power(-12, 12), power(-12, 12), share, (a, b, x) => expectSound(betaTails(a, b, x))),
      {
        numRuns: 500,
      },
    );
  });

  it('are sound for every normal and Student variable, and mirror at 0', () => {
    assertProperty(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        power(-1, 9),
        (value, degreesOfFreedom) => {
          for (const tails of [normalTails, (at: number) => studentTails(at, degreesOfFreedom)]) {
            expectSound(tails(value));
            expect(tails(-value).lnLower).toBeCloseTo(tails(value).lnUpper, 12);
          }
        },
      ),
    );
  });

  it('are 1 and 0 at the ends', () => {
    expect(gammaTails(3, 0)).toMatchObject({ lower: 0, upper: 1 });
    expect(betaTails(3, 4, 0)).toMatchObject({ lower: 0, upper: 1 });
    expect(betaTails(3, 4, 1)).toMatchObject({ lower: 1, upper: 0 });
  });

  it('have the closed forms of the simplest shapes', () => {
    assertProperty(
      fc.property(power(-10, 2.5), share, (x, p) => {
        expect(gammaTails(1, x).lnUpper / -x).toBeCloseTo(1, 9);
        expect(chiSquareTails(x, 2).lnUpper / (-x / 2)).toBeCloseTo(1, 9);
        fc.pre(p > 1e-90 && p < 1);
        expect(betaTails(1, 1, p).lower / p).toBeCloseTo(1, 9);
        expect(betaTails(3, 1, p).lower / p ** 3).toBeCloseTo(1, 9);
      }),
    );
  });

  it('keep the recurrence of neighbouring shapes', () => {
    assertProperty(
      fc.property(power(-1, 6), fc.double({ min: -5, max: 5, noNaN: true }), (shape, deviations) => {
        const x = Math.max(shape / 100, shape + deviations * Math.sqrt(shape));
        // The lower tail of one shape more is smaller, and a chi-square variable of two more degrees larger.
        expect(gammaTails(shape + 1, x).lower).toBeLessThan(gammaTails(shape, x).lower);
        expect(chiSquareTails(x, shape + 2).upper).toBeGreaterThan(chiSquareTails(x, shape).upper);
      }),
    );
  });

  it('pass without a step from one method of computation to the next', () => {
    for (const shape of [100 - 1e-9, 100]) {
      expect(gammaTails(shape, 80).lower / 0.0171083130351331).toBeCloseTo(1, 8);
      expect(gammaTails(shape, 130).upper / 0.0027504083673065).toBeCloseTo(1, 8);
    }
    for (const a of [200 - 1e-9, 200]) {
      expect(betaTails(a, 300, 0.35).lower / 0.0103417702546876).toBeCloseTo(1, 8);
    }
  });

  it('take no longer for more events', () => {
    expect(betaTails(1e12, 1e12, 0.5).lower).toBeCloseTo(0.5, 9);
    expect(gammaTails(1e14, 1e14 + 1).upper).toBeCloseTo(0.5 - 5.319e-8, 10);
  });

  it('reach far beyond the smallest number as logarithms', () => {
    expect(normalTails(1000).lnUpper).toBeCloseTo(-500_007.8266948122, 8);
    expect(gammaTails(2, 10_000).lnUpper).toBeCloseTo(-10_000 + Math.log(10_001), 6);
    expect(betaTails(1000, 1, 1e-10).lnLower).toBeCloseTo(1000 * Math.log(1e-10), 6);
  });

  it('use the digits of a complement that is given', () => {
    // 1 - 1e-20 rounds to 1.
    expect(betaTails(2, 3, 1, 1e-20).upper / 4e-60).toBeCloseTo(1, 9);
  });

  it.each([
    ['shape', () => gammaTails(0, 1)],
    ['shape', () => gammaTails(Number.NaN, 1)],
    ['x', () => gammaTails(1, -1)],
    ['x', () => gammaTails(1, Number.POSITIVE_INFINITY)],
    ['x', () => chiSquareTails(Number.NaN, 1)],
    ['a', () => betaTails(0, 1, 0.5)],
    ['b', () => betaTails(1, Number.POSITIVE_INFINITY, 0.5)],
    ['x', () => betaTails(1, 1, 1.5)],
    ['x', () => betaTails(1, 1, 0.5, 0.6)],
    ['z', () => normalTails(Number.NaN)],
    ['t', () => studentTails(Number.POSITIVE_INFINITY, 3)],
    ['a', () => studentTails(1, 0)],
  ])('refuse an impossible %s', (argument, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code: 'invalid_input', argument }));
  });
});
