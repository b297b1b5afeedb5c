import { type Decimal, InvalidInputError } from '@adpilot/core';
import { type Figure, parseAmount, parseCount } from './figure.ts';
import type { Column } from './header-table.ts';
import type { Columns } from './locate-columns.ts';

/** The cells of one row by column. */
export interface RowReader {
  /** Whether the file has the column at all. */
  has(column: Column): boolean;
  /** The trimmed cell; null where it is blank or there is no such column. */
  text(column: Column): string | null;
  /** @throws InvalidInputError where the cell holds no count */
  count(column: Column): Figure<number>;
  /** Major units. @throws InvalidInputError where the cell holds no amount */
  amount(column: Column): Figure<Decimal>;
}

const BLANKS = new Set(['', '-', '–', '—']);

/** @throws InvalidInputError where the row has more or fewer cells than the file has headers */
export function createRowReader(cells: readonly string[], { at, count }: Columns): RowReader {
  if (cells.length !== count) {
    const message = `${cells.length} cells under ${count} headers`;
    throw new InvalidInputError({ argument: 'files', message });
  }
  const text = (column: Column): string | null => {
    const position = at.get(column);
    const cell = position === undefined ? '' : (cells[position.index] ?? '').trim();
    return BLANKS.has(cell) ? null : cell;
  };
  const figure = <T extends number | Decimal>(
    column: Column,
    parse: (text: string, header: string) => T,
  ): Figure<T> => {
    const position = at.get(column);
    if (position === undefined) return null;
    const cell = text(column);
    return cell === null ? 'blank' : parse(cell, position.header);
  };
  return {
    has: (column) => at.has(column),
    text,
    count: (column) => figure(column, parseCount),
    amount: (column) => figure(column, parseAmount),
  };
}
