import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { chiSquareTails } from './special-functions/chi-square-distribution.ts';

/** A table of counts whose rows and columns all hold something. */
export type ChiSquareResult = {
  readonly testable: true;
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** Decimal logarithm of the p-value: finite where the p-value itself is too small for a number. */
  readonly log10P: number;
  /** Counts expected if rows did not differ, in the table's shape. */
  readonly expected: readonly (readonly number[])[];
  /** Strength of the association, 0..1. */
  readonly cramersV: number;
  /** Whether some expected count is so low that the p-value is an approximation to be taken with care. */
  readonly lowExpectedCounts: boolean;
};

/** A table with an empty row or column: nothing can be said. */
export type UntestableTable = {
  readonly testable: false;
  readonly statistic: null;
  readonly degreesOfFreedom: null;
  readonly pValue: null;
  readonly log10P: null;
  readonly expected: null;
  readonly cramersV: null;
  readonly lowExpectedCounts: null;
};

export type ChiSquareOptions = {
  /** Continuity correction of a 2 x 2 table, on by default; other tables have none. */
  readonly yates?: boolean;
  /** Below it an expected count is low. 5 by default. */
  readonly minExpectedCount?: number;
};

const UNTESTABLE: UntestableTable = {
  testable: false,
  statistic: null,
  degreesOfFreedom: null,
  pValue: null,
  log10P: null,
  expected: null,
  cramersV: null,
  lowExpectedCounts: null,
};
const YATES_SHIFT = 0.5;

/**
 * Pearson's chi-square test that the rows of a table of counts have the same composition.
 *
 * ```ts
 * // 250 of 5000 people clicked on one ad, 150 of 5000 on the other.
 * chiSquareTest([[250, 4750], [150, 4850]]).pValue; // 4.37e-7
 * ```
 *
 * @param table at least two rows of at least two counts each
 * @throws InvalidInputError for another shape, and for what is no count: negative, not finite, beyond the safe integers
 */
export function chiSquareTest(
  table: readonly (readonly number[])[],
  { yates = true, minExpectedCount = 5 }: ChiSquareOptions = {},
): ChiSquareResult | UntestableTable {
  const columns = checkedColumns(table);
  const rowTotals = table.map(sum);
  const columnTotals = Array.from({ length: columns }, (_, column) =>
    sum(table.map((row) => row[column] ?? 0)),
  );
  if (rowTotals.includes(0) || columnTotals.includes(0)) return UNTESTABLE;
  const total = sum(rowTotals);
  const expected = rowTotals.map((row) => columnTotals.map((column) => (row / total) * column));
  const corrected = yates && table.length === 2 && columns === 2;
  const statistic = sum(
    expected.map((row, at) =>
      sum(row.map((count, column) => cellShare(table[at]?.[column] ?? 0, count, corrected))),
    ),
  );
  const degreesOfFreedom = (table.length - 1) * (columns - 1);
  const { upper, lnUpper } = chiSquareTails(statistic, degreesOfFreedom);
  return {
    testable: true,
    statistic,
    degreesOfFreedom,
    pValue: upper,
    log10P: lnUpper / Math.LN10,
    expected,
    cramersV: Math.min(1, Math.sqrt(statistic / total / (Math.min(table.length, columns) - 1))),
    lowExpectedCounts: expected.some((row) => row.some((count) => count < minExpectedCount)),
  };
}

function cellShare(observed: number, expected: number, corrected: boolean): number {
  const distance = Math.abs(observed - expected);
  const counted = corrected ? distance - Math.min(YATES_SHIFT, distance) : distance;
  return (counted / expected) * counted;
}

function checkedColumns(table: readonly (readonly number[])[]): number {
  const columns = table[0]?.length ?? 0;
  if (table.length < 2 || columns < 2 || table.some((row) => row.length !== columns)) {
    throw new InvalidInputError({
      argument: 'table',
      message: 'not a table of two rows and columns or more',
    });
  }
  const count = table.flat().find((value) => !(value >= 0 && value <= Number.MAX_SAFE_INTEGER));
  if (count === undefined) return columns;
  throw new InvalidInputError({ argument: 'table', message: `not a count: ${count}` });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
