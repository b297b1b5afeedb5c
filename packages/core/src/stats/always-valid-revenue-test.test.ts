import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { alwaysValidRevenueTest } from './always-valid-revenue-test.ts';
import type { Dispersion } from './dispersion.ts';
import { type OrderSquarePrior, poolOrderSquares } from './pool-order-squares.ts';
import type { RevenueCounts } from './revenue-contrast.ts';

type Input = {
  readonly a: RevenueCounts;
  readonly b: RevenueCounts;
  readonly alpha: number;
  readonly dispersion: Dispersion;
  readonly margin?: number;
};

const DISPERSION: Dispersion = { cv: 0.2, nu: 30, effectiveDays: [10, 10] };
const OPTIONS = { alpha: 0.05, dispersion: DISPERSION };
const ARM: RevenueCounts = {
  impressions: 50_000,
  orders: 200,
  revenue: 12_000,
  orderSquares: 1_584_000,
  spend: 5000,
};
// Of orders that differ by as much as any orders do.
const anyArm = fc
  .record({
    impressions: fc.nat(10_000_000),
    orders: fc.nat(10_000),
    revenue: fc.nat(1_000_000_000),
    spread: fc.option(fc.double({ min: 1, max: 100, noNaN: true })),
    spend: fc.nat(1_000_000_000),
  })
  .map(({ spread, orders, ...arm }): RevenueCounts => {
    const revenue = orders === 0 ? 0 : arm.revenue;
    const squares = orders === 0 ? 0 : revenue ** 2 / orders;
    return { ...arm, orders, revenue, orderSquares: spread === null ? null : spread * squares };
  });

describe('alwaysValidRevenueTest', () => {
  it.each(goldenCases<Input>('always-valid-revenue-test'))('is right for $name', ({ input, expected }) => {
    const { a, b, ...options } = input;
    expect(deviations(alwaysValidRevenueTest(a, b, options), expected)).toEqual([]);
  });

  it('gives a finite answer for all figures, alike when the arms are exchanged', () => {
    assertProperty(
      fc.property(anyArm, anyArm, fc.option(fc.constantFrom(0.3, 1)), (a, b, margin) => {
        const result = alwaysValidRevenueTest(a, b, { ...OPTIONS, margin });
        expect(result.pValue).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(result.lnE)).toBe(true);
        expect(result.interval?.every(Number.isFinite) ?? true).toBe(true);
        expect(alwaysValidRevenueTest(b, a, { ...OPTIONS, margin }).lnE).toBeCloseTo(result.lnE, 6);
      }),
    );
  });

  it('says the same in every currency', () => {
    const other = { ...ARM, orders: 150, revenue: 7500, orderSquares: 825_000, spend: 4000 };
    const inUnits = ({ revenue, orderSquares, spend, ...counts }: RevenueCounts, units: number) => ({
      ...counts,
      revenue: units * revenue,
      orderSquares: units ** 2 * (orderSquares ?? 0),
      spend: units * (spend ?? 0),
    });
    const { lnE } = alwaysValidRevenueTest(ARM, other, { ...OPTIONS, margin: 0.4 });
    for (const units of [0.01, 100, 15_000]) {
      const [a, b] = [inUnits(ARM, units), inUnits(other, units)] as const;
      expect(alwaysValidRevenueTest(a, b, { ...OPTIONS, margin: 0.4 }).lnE).toBeCloseTo(lnE, 9);
    }
  });

  it('decides on fewer orders where that is wished', () => {
    const [a, b] = [
      { ...ARM, orders: 5, orderSquares: null },
      { ...ARM, orders: 3, orderSquares: null },
    ];
    expect(alwaysValidRevenueTest(a, b, OPTIONS).testable).toBe(false);
    expect(alwaysValidRevenueTest(a, b, { ...OPTIONS, minOrders: 8 }).testable).toBe(true);
  });

  it('takes the squares of orders that are all alike', () => {
    expect(alwaysValidRevenueTest({ ...ARM, orderSquares: 720_000 }, ARM, OPTIONS).testable).toBe(true);
  });

  it('says nothing without an order, however few are asked for', () => {
    const none = { ...ARM, orders: 0, revenue: 0, orderSquares: 0 };
    const { testable, ...rest } = alwaysValidRevenueTest(none, none, { ...OPTIONS, minOrders: 0 });
    expect(testable).toBe(false);
    expect(rest).toMatchObject({ because: 'too_few_orders', pValue: 1, relativeLift: null });
  });

  it.each([
    ['impressions', { ...ARM, impressions: -1 }, {}],
    ['revenue', { ...ARM, revenue: Number.NaN }, {}],
    ['orderSquares', { ...ARM, orderSquares: -1 }, {}],
    ['orderSquares', { ...ARM, orderSquares: 719_999 }, {}],
    ['revenue', { ...ARM, orders: 0, orderSquares: null }, {}],
    ['margin', ARM, { margin: 1.2 }],
    ['margin', ARM, { margin: 0 }],
    ['spend', { ...ARM, spend: null }, { margin: 0.5 }],
    ['minOrders', ARM, { minOrders: -1 }],
    ['orderSquarePrior', ARM, { orderSquarePrior: { ratio: 0.9, weight: 20 } }],
    ['alpha', ARM, { alpha: 1 }],
  ])('refuses an impossible %s', (argument, arm, options) => {
    expect(() => alwaysValidRevenueTest(arm, ARM, { ...OPTIONS, ...options })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});

describe('poolOrderSquares', () => {
  it.each(
    goldenCases<{ readonly arms: readonly RevenueCounts[]; readonly prior?: OrderSquarePrior }, number>(
      'pool-order-squares',
    ),
  )('is right for $name', ({ input, expected }) => {
    expect(poolOrderSquares(input.arms, input.prior)).toBeCloseTo(expected, 9);
  });

  it('is the same for arms as for their days', () => {
    assertProperty(
      fc.property(fc.array(anyArm, { minLength: 1, maxLength: 10 }), (days) => {
        const told = days.map((day) => ({ ...day, orderSquares: day.orderSquares ?? 0 }));
        const known = told.filter(({ orderSquares }) => orderSquares > 0);
        const sum = (part: (day: (typeof told)[number]) => number) =>
          known.reduce((total, day) => total + part(day), 0);
        const total: RevenueCounts = {
          impressions: sum(({ impressions }) => impressions),
          orders: sum(({ orders }) => orders),
          revenue: sum(({ revenue }) => revenue),
          orderSquares: sum(({ orderSquares }) => orderSquares),
          spend: sum(({ spend }) => spend ?? 0),
        };
        const merged = poolOrderSquares([total]);
        expect(Math.abs(poolOrderSquares(known) / merged - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it.each([
    { ratio: 0.9, weight: 20 },
    { ratio: 2.69, weight: 0 },
    { ratio: Number.NaN, weight: 20 },
  ])('refuses the prior %o', (prior) => {
    expect(() => poolOrderSquares([ARM], prior)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'orderSquarePrior' }),
    );
  });
});
