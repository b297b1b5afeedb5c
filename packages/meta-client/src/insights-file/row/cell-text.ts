import type { Column } from '../headers/column.ts';
import type { Columns } from '../headers/locate-columns.ts';
import type { Cell } from '../table/export-table.ts';

/** Gives the text of a row under a column; null where it is blank or there is no such column. */
export type TextReader = (column: Column) => string | null;

const BLANKS = new Set(['', '-', '–', '—', '--']);
const LONGEST_BLANK = 2;

/** The trimmed text of a cell; null where it is blank, a dash, or no text. */
export function cellText(cell: Cell | undefined): string | null {
  if (typeof cell !== 'string') return null;
  const text = cell.trim();
  return text.length <= LONGEST_BLANK && BLANKS.has(text) ? null : text;
}

/** The texts of one row. */
export function createTextReader(cells: readonly Cell[], { at }: Pick<Columns, 'at'>): TextReader {
  return (column) => {
    const source = at.get(column);
    return source === undefined ? null : cellText(cells[source.index]);
  };
}

/** Whether a row has a cell under every named header; empty cells behind the last header do no harm. */
export function isAligned(
  cells: readonly Cell[],
  { count, named }: { readonly count: number; readonly named: number },
): boolean {
  return cells.length >= named && cells.slice(count).every((cell) => cell === '');
}
