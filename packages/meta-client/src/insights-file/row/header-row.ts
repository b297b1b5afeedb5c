import type { Columns } from '../headers/locate-columns.ts';
import type { Cell } from '../table/export-table.ts';

/** Whether a row repeats the headers, as where several exports stand in one file. */
export function isHeaderRow(cells: readonly Cell[], { at }: Pick<Columns, 'at'>): boolean {
  for (const { index, header } of at.values()) if (cells[index] !== header) return false;
  return true;
}
