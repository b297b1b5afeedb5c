import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { chiSquareTest } from './chi-square-test.ts';
import { gTest } from './g-test.ts';

type Table = readonly (readonly number[])[];

const count = fc.oneof(fc.nat(5), fc.nat(1_000_000_000), fc.constant(Number.MAX_SAFE_INTEGER));
const anyTable = fc.array(fc.tuple(count, count, count), { minLength: 2, maxLength: 15 });

describe('gTest', () => {
  it.each(goldenCases<{ readonly table: Table }>('g-test'))('is right for $name', ({ input, expected }) => {
    expect(deviations(gTest(input.table), expected)).toEqual([]);
  });

  it('gives a finite answer for every table of counts, in any order of its rows', () => {
    assertProperty(
      fc.property(anyTable, (table) => {
        const result = gTest(table);
        const turned = gTest(table.toReversed());
        expect(turned.testable).toBe(result.testable);
        if (!result.testable || !turned.testable) return;
        expect(Number.isFinite(result.statistic) && result.statistic >= 0).toBe(true);
        expect(result.pValue >= 0 && result.pValue <= 1).toBe(true);
        expect(Number.isFinite(result.log10P)).toBe(true);
        expect(Math.abs(turned.statistic / result.statistic - 1) < 1e-9 || result.statistic < 1e-9).toBe(
          true,
        );
      }),
    );
  });

  it('is close to the chi-square test where the difference is small', () => {
    const table = [
      [10_000, 490_000],
      [10_150, 489_850],
    ];
    const { statistic } = chiSquareTest(table, { yates: false });
    expect(gTest(table).statistic).toBeCloseTo(statistic ?? 0, 3);
  });

  it('takes the limit of a low count from its caller', () => {
    const table = [
      [10, 90],
      [12, 88],
    ];
    expect(gTest(table).lowExpectedCounts).toBe(false);
    expect(gTest(table, { minExpectedCount: 12 }).lowExpectedCounts).toBe(true);
  });

  it('refuses what is no table of counts', () => {
    for (const table of [
      [[1, 2]],
      [[1, 2], [3]],
      [
        [1, 2],
        [3, -4],
      ],
    ]) {
      expect(() => gTest(table)).toThrow(expect.objectContaining({ argument: 'table' }));
    }
  });
});
