import {
  type ContingencyOptions,
  type ContingencyResult,
  testContingency,
  type UntestableTable,
} from './contingency-table.ts';

export type ChiSquareOptions = ContingencyOptions & {
  /** Continuity correction of a 2 x 2 table, on by default; other tables have none. */
  readonly yates?: boolean;
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
  { yates = true, ...options }: ChiSquareOptions = {},
): ContingencyResult | UntestableTable {
  const shift = yates && table.length === 2 && table[0]?.length === 2 ? YATES_SHIFT : 0;
  return testContingency(table, (observed, expected) => cellShare(observed, expected, shift), options);
}

function cellShare(observed: number, expected: number, shift: number): number {
  const distance = Math.max(0, Math.abs(observed - expected) - shift);
  return (distance / expected) * distance;
}
