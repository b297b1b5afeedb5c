import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { chiSquareTest } from './chi-square-test.ts';
import { fisherExactTest } from './fisher-exact-test.ts';
import type { AlternativeHypothesis } from './p-value.ts';

type Input = { readonly table: readonly (readonly number[])[]; readonly alternative: AlternativeHypothesis };

const count = fc.oneof(fc.nat(6), fc.nat(300), fc.nat(1_000_000));
const anyTable = fc.tuple(fc.tuple(count, count), fc.tuple(count, count));

describe('fisherExactTest', () => {
  it.each(goldenCases<Input>('fisher-exact-test'))('is right for $name', ({ input, expected }) => {
    const { table, alternative } = input;
    expect(deviations(fisherExactTest(table, { alternative }), expected)).toEqual([]);
  });

  it('gives a probability and its logarithm for every table', () => {
    assertProperty(
      fc.property(anyTable, fc.constantFrom('two_sided', 'less', 'greater'), (table, alternative) => {
        const { pValue, log10P } = fisherExactTest(table, { alternative });
        expect(pValue >= 0 && pValue <= 1).toBe(true);
        expect(log10P <= 0 && log10P > Number.NEGATIVE_INFINITY).toBe(true);
      }),
    );
  });

  it('does not care which way round the table is', () => {
    assertProperty(
      fc.property(anyTable, ([[a, b], [c, d]]) => {
        const { log10P } = fisherExactTest([
          [a, b],
          [c, d],
        ]);
        for (const turned of [
          [
            [c, d],
            [a, b],
          ],
          [
            [b, a],
            [d, c],
          ],
          [
            [a, c],
            [b, d],
          ],
        ]) {
          expect(Math.abs(fisherExactTest(turned).log10P - log10P)).toBeLessThanOrEqual(
            1e-9 * (1 + Math.abs(log10P)),
          );
        }
      }),
    );
  });

  it('counts this table on both sides', () => {
    assertProperty(
      fc.property(anyTable, (table) => {
        const less = fisherExactTest(table, { alternative: 'less' }).pValue;
        const greater = fisherExactTest(table, { alternative: 'greater' }).pValue;
        expect(less + greater).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });

  it('agrees with the corrected chi-square test where counts are large', () => {
    const table = [
      [10_250, 489_750],
      [10_000, 490_000],
    ];
    const exact = fisherExactTest(table).pValue;
    expect(Math.abs(exact / (chiSquareTest(table).pValue ?? 0) - 1)).toBeLessThan(0.01);
  });

  it('is answered at once for billions', () => {
    const { log10P } = fisherExactTest([
      [20_000_000, 980_000_000],
      [20_100_000, 979_900_000],
    ]);
    expect(log10P).toBeCloseTo(-56.5609, 3);
  });

  it.each([
    [
      'three rows',
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    [
      'three columns',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      'a negative count',
      [
        [1, -2],
        [3, 4],
      ],
    ],
    [
      'half a count',
      [
        [1, 2.5],
        [3, 4],
      ],
    ],
    [
      'what is no number',
      [
        [1, Number.NaN],
        [3, 4],
      ],
    ],
    [
      'a total beyond the safe integers',
      [
        [Number.MAX_SAFE_INTEGER, 1],
        [0, 0],
      ],
    ],
  ])('refuses %s', (_, table) => {
    expect(() => fisherExactTest(table)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'table' }),
    );
  });
});
