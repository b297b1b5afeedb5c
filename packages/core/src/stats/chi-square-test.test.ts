import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { type ChiSquareOptions, chiSquareTest } from './chi-square-test.ts';

type Table = readonly (readonly number[])[];
type Golden = {
  readonly name: string;
  readonly input: { readonly table: Table } & ChiSquareOptions;
  readonly expected: Readonly<Record<'statistic' | 'pValue', number | null>> &
    Readonly<Record<string, unknown>>;
};

const CASES: readonly Golden[] = JSON.parse(
  readFileSync(new URL('../../cases/chi-square-test.json', import.meta.url), 'utf8'),
);

const count = fc.oneof(fc.nat(5), fc.nat(10_000), fc.nat(1_000_000_000));
const anyTable = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('chiSquareTest', () => {
  it.each(CASES)('is right for $name', ({ input: { table, ...options }, expected }) => {
    const { statistic, pValue, ...exact } = expected;
    const result = chiSquareTest(table, options);
    expect(result).toMatchObject(exact);
    if (statistic === null || pValue === null) {
      expect([result.statistic, result.pValue]).toEqual([statistic, pValue]);
    } else {
      expect(result.statistic).toBeCloseTo(statistic, 8);
      expect(result.pValue).toBeCloseTo(pValue, Math.ceil(4 - Math.log10(pValue)));
    }
  });

  it('says of every key of an untestable table that it is unknown', () => {
    const { testable, ...rest } = chiSquareTest([
      [0, 5],
      [0, 7],
    ]);
    expect(testable).toBe(false);
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
  });

  it('gives a finite answer for every table of counts', () => {
    assertProperty(
      fc.property(anyTable, fc.boolean(), (table, yates) => {
        const result = chiSquareTest(table, { yates });
        if (!result.testable) return;
        expect(result.statistic).toBeGreaterThanOrEqual(0);
        expect(result.pValue).toBeGreaterThanOrEqual(0);
        expect(result.pValue).toBeLessThanOrEqual(1);
        expect(result.log10P).toBeGreaterThan(Number.NEGATIVE_INFINITY);
        expect(result.cramersV).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not care which way round the table is', () => {
    assertProperty(
      fc.property(anyTable, (table) => {
        const turned = (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? 0));
        const upright = chiSquareTest(table);
        for (const other of [chiSquareTest(turned), chiSquareTest(table.toReversed())]) {
          expect(other.testable).toBe(upright.testable);
          if (other.statistic === null || upright.statistic === null) return;
          expect(Math.abs(other.statistic - upright.statistic)).toBeLessThanOrEqual(
            1e-6 * (1 + upright.statistic),
          );
        }
      }),
    );
  });

  it('finds more in a larger difference', () => {
    assertProperty(
      fc.property(fc.integer({ min: 100, max: 499 }), (clicks) => {
        const [less, more] = [clicks, clicks + 1].map(
          (other) =>
            chiSquareTest([
              [100, 900],
              [other, 1000 - other],
            ]).pValue ?? Number.NaN,
        );
        expect(more).toBeLessThanOrEqual(less ?? Number.NaN);
      }),
    );
  });

  it('keeps the size of a p-value that is too small for a number', () => {
    const { pValue, log10P } = chiSquareTest([
      [900_000, 100_000],
      [100_000, 900_000],
    ]);
    expect(pValue).toBe(0);
    expect(log10P).toBeLessThan(-200_000);
  });

  it('takes the limit of a low count from its caller', () => {
    const table = [
      [10, 90],
      [12, 88],
    ];
    expect(chiSquareTest(table).lowExpectedCounts).toBe(false);
    expect(chiSquareTest(table, { minExpectedCount: 12 }).lowExpectedCounts).toBe(true);
  });

  it.each([
    ['one row', [[1, 2]]],
    ['one column', [[1], [2]]],
    ['ragged rows', [[1, 2], [3]]],
    [
      'a negative count',
      [
        [1, -2],
        [3, 4],
      ],
    ],
    [
      'a count that is not a number',
      [
        [1, Number.NaN],
        [3, 4],
      ],
    ],
    [
      'an infinite count',
      [
        [1, Number.POSITIVE_INFINITY],
        [3, 4],
      ],
    ],
  ])('refuses %s', (_, table) => {
    expect(() => chiSquareTest(table)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'table' }),
    );
  });
});
