import type { Cell } from '../table/export-table.ts';

const BLANKS = new Set(['', '-', '–', '—', '--']);
const LONGEST_BLANK = 2;

/** The trimmed text of a cell; null where it is blank, a dash, or no text. */
export function cellText(cell: Cell | undefined): string | null {
  if (typeof cell !== 'string') return null;
  const text = cell.trim();
  return text.length <= LONGEST_BLANK && BLANKS.has(text) ? null : text;
}

/** Whether a row has a cell under every named header; empty cells behind the last header do no harm. */
export function isAligned(
  cells: readonly Cell[],
  { count, named }: { readonly count: number; readonly named: number },
): boolean {
  return cells.length >= named && cells.slice(count).every((cell) => cell === '');
}
