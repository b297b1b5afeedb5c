import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import type { DispersionPrior } from './dispersion.ts';
import { effectiveDays } from './effective-days.ts';
import { estimateDispersion } from './estimate-dispersion.ts';
import type { ArmDayTable } from './measure-scatter.ts';

const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 10 }))
  .chain(([arms, days]) => {
    const row = <T>(cell: fc.Arbitrary<T>) => fc.array(cell, { minLength: days, maxLength: days });
    const cell = fc
      .tuple(fc.oneof(fc.nat(20), fc.nat(100_000)), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([trials, share]) => ({ trials, successes: Math.floor(trials * share ** 4) }));
    return fc.array(row(cell), { minLength: arms, maxLength: arms });
  })
  .map(
    (cells): ArmDayTable => ({
      trials: cells.map((row) => row.map(({ trials }) => trials)),
      successes: cells.map((row) => row.map(({ successes }) => successes)),
    }),
  );

function mapTable(
  table: ArmDayTable,
  map: (rows: ArmDayTable['trials']) => ArmDayTable['trials'],
): ArmDayTable {
  return { trials: map(table.trials), successes: map(table.successes) };
}

describe('estimateDispersion', () => {
  it.each(goldenCases<ArmDayTable & { readonly prior?: DispersionPrior }>('estimate-dispersion'))(
    'is right for $name',
    ({ input: { prior, ...table }, expected }) => {
      expect(deviations(estimateDispersion(table, prior === undefined ? {} : { prior }), expected)).toEqual(
        [],
      );
    },
  );

  it('gives a sound answer for every table of counts', () => {
    assertProperty(
      fc.property(anyTable, (table) => {
        const { cv, nu, effectiveDays: days } = estimateDispersion(table);
        expect(cv).toBeGreaterThanOrEqual(0);
        expect(cv).toBeLessThan(Number.POSITIVE_INFINITY);
        expect(nu).toBeGreaterThanOrEqual(6);
        expect(days).toHaveLength(table.trials.length);
      }),
    );
  });

  it('does not depend on the order of ads and days', () => {
    assertProperty(
      fc.property(anyTable, (table) => {
        const { cv, nu } = estimateDispersion(table);
        for (const turn of [
          (rows: ArmDayTable['trials']) => rows.toReversed(),
          (rows: ArmDayTable['trials']) => rows.map((row) => row.toReversed()),
        ]) {
          const turned = estimateDispersion(mapTable(table, turn));
          expect(turned.nu).toBeCloseTo(nu, 9);
          expect(turned.cv ** 2).toBeCloseTo(cv ** 2, 6);
        }
      }),
    );
  });

  it('finds more where one day of one ad is further off', () => {
    const trials = [
      [5000, 5000, 5000, 5000],
      [5000, 5000, 5000, 5000],
    ];
    const cvOf = (clicks: number) =>
      estimateDispersion({
        trials,
        successes: [
          [100, 100, 100, 100],
          [100, 100, 100, clicks],
        ],
      }).cv;
    const found = [100, 130, 170, 250].map(cvOf);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(new Set(found).size).toBe(4);
  });

  it.each([
    ['successes', { trials: [[10, 10]], successes: [[1]] }],
    ['successes', { trials: [[10], [10]], successes: [[1]] }],
    ['successes', { trials: [[10]], successes: [[11]] }],
    ['successes', { trials: [[10]], successes: [[-1]] }],
    ['trials', { trials: [[Number.NaN]], successes: [[0]] }],
    ['trials', { trials: [[Number.POSITIVE_INFINITY]], successes: [[0]] }],
  ])('refuses impossible %s', (argument, table) => {
    expect(() => estimateDispersion(table)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  it.each([
    ['prior.cv', { cv: -0.1, weight: 6 }],
    ['prior.cv', { cv: Number.NaN, weight: 6 }],
    ['prior.weight', { cv: 0.1, weight: 0 }],
  ])('refuses an impossible %s', (argument, prior) => {
    expect(() => estimateDispersion({ trials: [], successes: [] }, { prior })).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});

describe('effectiveDays', () => {
  it('counts full days, and a part of a day as less', () => {
    expect(effectiveDays([500, 500, 500])).toBeCloseTo(3, 12);
    expect(effectiveDays([500, 500, 250])).toBeCloseTo(2.5 ** 2 / 2.25, 12);
    expect(effectiveDays([1e-200, 1e-200])).toBeCloseTo(2, 12);
    expect(effectiveDays([])).toBe(0);
    expect(effectiveDays([0, 0])).toBe(0);
  });

  it('lies between one and the number of days', () => {
    assertProperty(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 40 }), (days) => {
        expect(effectiveDays(days)).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(effectiveDays(days)).toBeLessThanOrEqual(days.length + 1e-9);
      }),
    );
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (trials) => {
    expect(() => effectiveDays([trials])).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'exposure' }),
    );
  });
});
