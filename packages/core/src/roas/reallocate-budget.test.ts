import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from '../../cases/reallocation.json' with { type: 'json' };
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy } from '../../testing/index.ts';
import { type ReallocationItem, reallocateBudget } from './reallocate-budget.ts';

const policy = aPolicy();

function anItem(overrides: Partial<ReallocationItem> = {}): ReallocationItem {
  return { id: 'a', budget: 100, summary: { shrunk: 2, weight: 1 }, ...overrides };
}

describe('reallocateBudget', () => {
  it.each(cases)('divides $name', ({ input, expected }) => {
    const { items, keptBecause } = reallocateBudget({ ...input, policy });
    expect(items.map(({ to }) => to)).toEqual(expected.parts);
    expect(items.map(({ basis }) => basis)).toEqual(expected.basis);
    expect(keptBecause !== null).toBe(expected.kept);
  });

  it('tells what each part was given for', () => {
    const { items } = reallocateBudget({
      items: [anItem({ summary: { shrunk: 1.2, weight: 0.8 } })],
      total: 300,
      policy,
    });
    expect(items).toEqual([
      { id: 'a', from: 100, to: 300, basis: 'return', weight: 0.5 * 1.2 * 0.8, confidence: 0.8 },
    ]);
  });

  it('follows the break-even ROAS where the policy gives one', () => {
    const { items } = reallocateBudget({
      items: [anItem({ summary: { shrunk: 1.19, weight: 1 } }), anItem({ id: 'b' })],
      total: 100,
      policy: aPolicy({ roas: { breakEvenRoas: 2 } }),
    });
    expect(items.map(({ to }) => to)).toEqual([0, 100]);
  });

  it.each([
    ['total', { total: 10.5 }],
    ['total', { total: -1 }],
    ['items', { items: [anItem(), anItem()] }],
    ['items', { items: [anItem({ budget: 1.5 })] }],
    ['items', { items: [anItem({ floor: 20, cap: 10 })] }],
    ['total', { items: [anItem({ floor: 101 })], total: 100 }],
    ['total', { items: [anItem({ cap: 99 })], total: 100 }],
    ['total', { items: [], total: 100 }],
    ['items.summary.shrunk', { items: [anItem({ summary: { shrunk: Number.NaN, weight: 1 } })] }],
    ['items.summary.weight', { items: [anItem({ summary: { shrunk: 1, weight: Number.NaN } })] }],
    ['items.summary.weight', { items: [anItem({ summary: { shrunk: 1, weight: 1.01 } })] }],
    ['items.summary.weight', { items: [anItem({ summary: { shrunk: null, weight: -0.1 } })] }],
  ])('refuses an impossible %s (%#)', (argument, wrong) => {
    expect(() => reallocateBudget({ items: [anItem()], total: 100, policy, ...wrong })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  const anyItems = fc
    .array(
      fc.record({
        budget: fc.integer({ min: 0, max: 100_000 }),
        summary: fc.record({
          shrunk: fc.option(fc.double({ min: 0, max: 9, noNaN: true })),
          weight: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        }),
        floor: fc.integer({ min: 0, max: 5000 }),
        room: fc.integer({ min: 0, max: 100_000 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((items) =>
      items.map(({ room, ...item }, index) => ({ ...item, id: `item-${index}`, cap: item.floor + room })),
    );
  const anyCase = fc.tuple(anyItems, fc.double({ min: 0, max: 1, noNaN: true })).map(([items, way]) => {
    const least = items.reduce((sum, { floor }) => sum + floor, 0);
    const most = items.reduce((sum, { cap }) => sum + cap, 0);
    return { items, total: least + Math.floor(way * (most - least)) };
  });

  it('gives away the total exactly, within every floor and cap, whatever the order', () => {
    assertProperty(
      fc.property(anyCase, ({ items, total }) => {
        const { items: parts } = reallocateBudget({ items, total, policy });
        expect(parts.reduce((sum, { to }) => sum + to, 0)).toBe(total);
        for (const [index, { id, to }] of parts.entries()) {
          expect(id).toBe(items[index]?.id);
          expect(to).toBeGreaterThanOrEqual(items[index]?.floor ?? Number.NaN);
          expect(to).toBeLessThanOrEqual(items[index]?.cap ?? Number.NaN);
        }
        const reversed = reallocateBudget({ items: items.toReversed(), total, policy });
        expect(reversed.items.toReversed()).toEqual(parts);
      }),
    );
  });

  it('never gives an item less for a better return', () => {
    assertProperty(
      fc.property(anyCase, fc.double({ min: 0.01, max: 5, noNaN: true }), ({ items, total }, more) => {
        const [first, ...others] = items;
        if (!first || first.summary.shrunk === null) return;
        const { shrunk } = first.summary;
        const partAt = (value: number) =>
          reallocateBudget({
            items: [{ ...first, summary: { ...first.summary, shrunk: value } }, ...others],
            total,
            policy,
          });
        const [worse, better] = [partAt(shrunk), partAt(shrunk + more)];
        // Where nothing else earns its budget, its own return decides how all of it is divided.
        if (worse.keptBecause !== null || better.keptBecause !== null) return;
        expect(better.items[0]?.to).toBeGreaterThanOrEqual((worse.items[0]?.to ?? 0) - 1);
      }),
    );
  });
});
