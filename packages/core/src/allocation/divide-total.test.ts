import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { divideTotal, type Part } from './divide-total.ts';

const OPTIONS = { deadBand: 0.1, tolerance: 0 };

function aPart(overrides: Partial<Part> = {}): Part {
  return { present: 100, target: 100, floor: 0, low: 80, high: 120, ...overrides };
}

const anyPart = fc
  .record({
    floor: fc.nat(100),
    below: fc.nat(1000),
    above: fc.nat(1000),
    present: fc.nat(2000),
    target: fc.double({ min: 0, max: 3000, noNaN: true }),
  })
  .map(({ floor, below, above, present, target }): Part => {
    const low = Math.max(floor, present - below);
    return { floor, low, high: Math.max(low, present + above), present, target };
  });

describe('divideTotal', () => {
  it.each([
    ['moves budgets to their targets', [{ target: 85 }, { target: 115 }], 200, [85, 115]],
    ['stops at the bounds', [{ target: 20 }, { target: 180 }], 200, [80, 120]],
    ['leaves what is near its target', [{ target: 95 }, { target: 105 }], 200, [100, 100]],
    ['moves what is exactly the band away', [{ target: 90 }, { target: 110 }], 200, [90, 110]],
    [
      'keeps the sum before the targets',
      [{ target: 150 }, { target: 102 }, { target: 98 }],
      300,
      [100, 100, 100],
    ],
    [
      'leaves a rest over where nothing can rise further',
      [{ target: 500 }, { target: 500 }],
      300,
      [120, 120],
    ],
    ['cuts deeper where the total is less than all may be cut to', [{}, {}], 100, [50, 50]],
    [
      'cuts what has the lowest target deepest then',
      [{ target: 150 }, { target: 50 }, { target: 50, floor: 30 }],
      150,
      [80, 35, 35],
    ],
    ['keeps floors where the total is less than they are', [{ floor: 60 }, { floor: 70 }], 100, [60, 70]],
    [
      'gives the last unit to the larger remainder',
      [{ target: 10 }, { target: 10 }, { target: 10 }],
      301,
      [101, 100, 100],
    ],
    [
      'moves what is near where the others cannot make up the total',
      [{ target: 105 }, { target: 300 }],
      240,
      [120, 120],
    ],
    [
      'gives what is left to what has no target',
      [{ target: 0, high: 300 }, { target: 100 }],
      300,
      [200, 100],
    ],
  ])('%s', (_, parts, total, expected) => {
    expect(divideTotal(parts.map(aPart), { ...OPTIONS, total })).toEqual(expected);
  });

  it('leaves a small rest rather than moving what is near', () => {
    const parts = [aPart({ target: 101 }), aPart({ target: 102 })];
    expect(divideTotal(parts, { ...OPTIONS, total: 202, tolerance: 2 })).toEqual([100, 100]);
    expect(divideTotal(parts, { ...OPTIONS, total: 203, tolerance: 2 })).toEqual([100, 103]);
  });

  it('gives whole parts within their bounds that sum to the total, wherever bounds allow it', () => {
    assertProperty(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 8 }), fc.nat(10_000), (parts, total) => {
        const amounts = divideTotal(parts, { ...OPTIONS, total });
        const sum = amounts.reduce((all, amount) => all + amount, 0);
        const sumOf = (key: 'floor' | 'low' | 'high'): number =>
          parts.reduce((all, part) => all + part[key], 0);
        expect(amounts.every(Number.isSafeInteger)).toBe(true);
        for (const [index, part] of parts.entries()) {
          expect(amounts[index]).toBeGreaterThanOrEqual(sumOf('low') > total ? part.floor : part.low);
          expect(amounts[index]).toBeLessThanOrEqual(part.high);
        }
        if (sumOf('floor') <= total && total <= sumOf('high')) expect(sum).toBe(total);
        else expect(sum).toBeLessThanOrEqual(Math.max(total, sumOf('floor')));
      }),
    );
  });
});
