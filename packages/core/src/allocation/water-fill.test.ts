import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { respondTo } from './response-curve.ts';
import { fillToMargin, type WaterFilling, waterFill } from './water-fill.ts';

type Fixed = { returns: number[]; scale: number; total: number };
type Free = { returns: number[]; scale: number; marginalRoas: number; cap: number };

const anyReturns = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 8 });
const anyTotal = fc.double({ min: 1, max: 1e7, noNaN: true });
const anyScale = fc.double({ min: 1, max: 1e7, noNaN: true });

function revenueOf(returns: readonly number[], spend: readonly number[], scale: number): number {
  return returns.reduce(
    (sum, initialRoas, index) => sum + respondTo(spend[index] ?? 0, { initialRoas, scale }).revenue,
    0,
  );
}

describe('waterFill', () => {
  it.each(goldenCases<Fixed, WaterFilling>('water-fill'))('divides $name', ({ input, expected }) => {
    expect(deviations(waterFill(input.returns, input), expected)).toEqual([]);
  });

  it('spends the whole total, and the last unit of all brings the same', () => {
    assertProperty(
      fc.property(anyReturns, anyTotal, anyScale, (returns, total, scale) => {
        fc.pre(returns.some((each) => each > 1e-6));
        const { spend, marginalRoas } = waterFill(returns, { total, scale });
        expect(spend.reduce((sum, each) => sum + each, 0) / total).toBeCloseTo(1, 6);
        for (const [index, initialRoas] of returns.entries()) {
          const level = respondTo(spend[index] ?? 0, { initialRoas, scale }).marginalRoas;
          if ((spend[index] ?? 0) > 0) expect(level / (marginalRoas ?? 0)).toBeCloseTo(1, 9);
          else expect(initialRoas).toBeLessThanOrEqual((marginalRoas ?? 0) * (1 + 1e-12));
        }
      }),
    );
  });

  it('brings no less than moving a part of it from one arm to another', () => {
    assertProperty(
      fc.property(anyReturns, anyTotal, anyScale, fc.nat(7), fc.nat(7), (returns, total, scale, from, to) => {
        const { spend } = waterFill(returns, { total, scale });
        const [giver, taker] = [from % returns.length, to % returns.length];
        const moved = (spend[giver] ?? 0) / 10;
        const other = spend.map(
          (each, index) => each - (index === giver ? moved : 0) + (index === taker ? moved : 0),
        );
        const best = revenueOf(returns, spend, scale);
        expect(revenueOf(returns, other, scale)).toBeLessThanOrEqual(best * (1 + 1e-9));
      }),
    );
  });

  it('gives an arm no less for a better return', () => {
    assertProperty(
      fc.property(
        anyReturns,
        anyTotal,
        anyScale,
        fc.double({ min: 1, max: 3, noNaN: true }),
        (returns, total, scale, factor) => {
          const [first = 0, ...rest] = returns;
          const before = waterFill(returns, { total, scale }).spend[0] ?? 0;
          const after = waterFill([first * factor, ...rest], { total, scale }).spend[0] ?? 0;
          expect(after).toBeGreaterThanOrEqual(before - 1e-9 * total);
        },
      ),
    );
  });

  it.each([
    ['returns', { returns: [-1] }],
    ['total', { total: -1 }],
    ['scale', { scale: 0 }],
  ])('refuses an impossible %s', (argument, wrong) => {
    const { returns, ...options } = { returns: [1], total: 1, scale: 1, ...wrong };
    expect(() => waterFill(returns, options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});

describe('fillToMargin', () => {
  it.each(goldenCases<Free, WaterFilling>('fill-to-margin'))('spends for $name', ({ input, expected }) => {
    expect(deviations(fillToMargin(input.returns, input), expected)).toEqual([]);
  });

  it('never spends more than the cap', () => {
    assertProperty(
      fc.property(anyReturns, anyTotal, anyScale, (returns, cap, scale) => {
        const { spend } = fillToMargin(returns, { marginalRoas: 1, cap, scale });
        expect(spend.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(cap * (1 + 1e-9));
      }),
    );
  });

  it.each([
    ['marginalRoas', { marginalRoas: 0 }],
    ['cap', { cap: Number.NaN }],
  ])('refuses an impossible %s', (argument, wrong) => {
    const options = { marginalRoas: 1, cap: 1, scale: 1, ...wrong };
    expect(() => fillToMargin([1], options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});
