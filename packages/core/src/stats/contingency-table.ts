import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { type PValue, pValueOf } from './p-value.ts';
import { chiSquareTails } from './special-functions/chi-square-distribution.ts';

/** A test of a table of counts whose rows and columns all hold something. */
export type ContingencyResult = PValue & {
  readonly testable: true;
  readonly statistic: number;
  readonly degreesOfFreedom: number;
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

export type ContingencyOptions = {
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

/**
 * Tests that the rows of a table of counts have the same composition, by the sum of what each cell adds to the statistic.
 *
 * @throws InvalidInputError for another shape, and for what is no count: negative, not finite, beyond the safe integers
 */
export function testContingency(
  table: readonly (readonly number[])[],
  cellStatistic: (observed: number, expected: number) => number,
  { minExpectedCount = 5 }: ContingencyOptions,
): ContingencyResult | UntestableTable {
  const columns = checkedColumns(table);
  if (!(minExpectedCount >= 0)) {
    throw new InvalidInputError({
      argument: 'minExpectedCount',
      message: `not a count: ${minExpectedCount}`,
    });
  }
  const rowTotals = table.map(sum);
  const columnTotals = Array.from({ length: columns }, (_, column) =>
    sum(table.map((row) => row[column] ?? 0)),
  );
  if (rowTotals.includes(0) || columnTotals.includes(0)) return UNTESTABLE;
  const total = sum(rowTotals);
  const expected = rowTotals.map((row) => columnTotals.map((column) => (row / total) * column));
  const statistic = sum(
    expected.map((row, at) =>
      sum(row.map((count, column) => cellStatistic(table[at]?.[column] ?? 0, count))),
    ),
  );
  const degreesOfFreedom = (table.length - 1) * (columns - 1);
  const tails = chiSquareTails(statistic, degreesOfFreedom);
  return {
    testable: true,
    statistic,
    degreesOfFreedom,
    ...pValueOf(tails, 'greater'),
    expected,
    cramersV: Math.min(1, Math.sqrt(statistic / total / (Math.min(table.length, columns) - 1))),
    lowExpectedCounts: expected.some((row) => row.some((count) => count < minExpectedCount)),
  };
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
