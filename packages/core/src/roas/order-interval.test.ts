import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { type OrderEvidence, roasLowerEnd, roasUpperEnd } from './order-interval.ts';

type Golden = {
  readonly name: string;
  readonly input: OrderEvidence & { readonly tail: number };
  readonly expected: { readonly low: number; readonly high: number };
};

const CASES: readonly Golden[] = JSON.parse(
  readFileSync(new URL('../../cases/roas-order-interval.json', import.meta.url), 'utf8'),
);

const evidence = fc.record({
  orders: fc.integer({ min: 1, max: 5000 }),
  revenue: fc.integer({ min: 1, max: 100_000_000 }),
  maturedSpend: fc.integer({ min: 1, max: 100_000_000 }),
  averageOrderValue: fc.integer({ min: 1, max: 1_000_000 }),
  orderSquareRatio: fc.double({ min: 1, max: 20, noNaN: true }),
});
const tail = fc.double({ min: 1e-6, max: 0.4, noNaN: true });

describe('the interval of a ROAS', () => {
  it.each(CASES)('is right for $name', ({ input: { tail: probability, ...orders }, expected }) => {
    expect(roasLowerEnd(orders, probability)).toBeCloseTo(expected.low, 9);
    expect(roasUpperEnd(orders, probability)).toBeCloseTo(expected.high, 9);
  });

  it('has the observed ROAS inside, and more of it the surer it is', () => {
    assertProperty(
      fc.property(evidence, tail, (orders, probability) => {
        const low = roasLowerEnd(orders, probability);
        const high = roasUpperEnd(orders, probability);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeGreaterThan(low);
        expect(high).toBeGreaterThanOrEqual(orders.revenue / orders.maturedSpend);
        expect(roasLowerEnd(orders, probability / 2)).toBeLessThanOrEqual(low);
        expect(roasUpperEnd(orders, probability / 2)).toBeGreaterThanOrEqual(high);
      }),
    );
  });

  it('rises with revenue and is the same in every currency', () => {
    assertProperty(
      fc.property(evidence, tail, fc.integer({ min: 2, max: 1000 }), (orders, probability, unit) => {
        for (const end of [roasLowerEnd, roasUpperEnd]) {
          const value = end(orders, probability);
          expect(end({ ...orders, revenue: orders.revenue + 1 }, probability)).toBeGreaterThanOrEqual(value);
          const elsewhere = {
            ...orders,
            revenue: unit * orders.revenue,
            maturedSpend: unit * orders.maturedSpend,
            averageOrderValue: unit * orders.averageOrderValue,
          };
          expect(Math.abs(end(elsewhere, probability) - value)).toBeLessThanOrEqual(1e-12 * value);
        }
      }),
    );
  });

  it('is wider the more the return varies beyond its orders, however many those are', () => {
    const any = fc.record({
      orders: fc.integer({ min: 0, max: 5000 }),
      more: fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
    });
    assertProperty(
      fc.property(evidence, any, (given, { orders, more }) => {
        const sure = { ...given, orders };
        const unsure = { ...sure, extraVariance: more };
        expect(roasLowerEnd(unsure, 0.025)).toBeLessThanOrEqual(roasLowerEnd(sure, 0.025));
        expect(roasUpperEnd(unsure, 0.025)).toBeGreaterThanOrEqual(roasUpperEnd(sure, 0.025));
      }),
    );
  });

  it('adds relative variances: days that vary by 20 % leave 15 orders no more than 11', () => {
    const orders = {
      orders: 15,
      revenue: 900,
      maturedSpend: 180,
      averageOrderValue: 60,
      orderSquareRatio: 1,
    };
    const noisy = { ...orders, extraVariance: 0.2 ** 2 / 2 };
    const fewer = { ...orders, orders: 1 / (1 / 15 + 0.02) };
    // The same return on fewer orders: their number is all that the noise takes away.
    expect(roasUpperEnd(noisy, 0.025)).toBeCloseTo(roasUpperEnd(fewer, 0.025), 12);
    expect(roasLowerEnd(noisy, 0.025)).toBeCloseTo(roasLowerEnd(fewer, 0.025), 12);
  });

  it.each([
    ['extraVariance', { extraVariance: -0.1 }],
    ['orders', { orders: -1 }],
    ['revenue', { revenue: -1 }],
    ['maturedSpend', { maturedSpend: 0 }],
    ['averageOrderValue', { averageOrderValue: Number.NaN }],
    ['orderSquareRatio', { orderSquareRatio: 0.5 }],
  ])('refuses impossible %s', (argument, wrong) => {
    const orders = {
      orders: 3,
      revenue: 90,
      maturedSpend: 30,
      averageOrderValue: 30,
      orderSquareRatio: 2.69,
      ...wrong,
    };
    for (const end of [roasLowerEnd, roasUpperEnd]) {
      expect(() => end(orders, 0.025)).toThrow(expect.objectContaining({ code: 'invalid_input', argument }));
    }
  });

  it('refuses a tail that is no probability', () => {
    const orders = {
      orders: 3,
      revenue: 90,
      maturedSpend: 30,
      averageOrderValue: 30,
      orderSquareRatio: 2.69,
    };
    expect(() => roasUpperEnd(orders, 0)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});
