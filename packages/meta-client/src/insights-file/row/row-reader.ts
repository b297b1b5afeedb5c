import { addDecimals, type Decimal, InvalidInputError } from '@adpilot/core';
import type { Column } from '../headers/column.ts';
import type { Columns } from '../headers/locate-columns.ts';
import { type Dialect, PLAIN_DIALECT } from '../survey/dialect.ts';
import { parseActionList } from '../table/action-list.ts';
import type { ActionFigure, Cell } from '../table/export-table.ts';
import { createTextReader, isAligned } from './cell-text.ts';
import { readDailyBudget } from './daily-budget.ts';
import { type Figure, type FigureFormat, isBlankFigure, parseAmount, parseCount } from './figure.ts';

/** The cells of one row by column. */
export interface RowReader {
  /** Whether the file has the column at all. */
  has(column: Column): boolean;
  /** What the file calls the column; null where there is none. */
  header(column: Column): string | null;
  /** Whether the row names the column: as a column of its own, or by one of its types in a list of actions. */
  names(column: Column): boolean;
  /** The trimmed cell; null where it is blank or there is no such column. */
  text(column: Column): string | null;
  /** @throws InvalidInputError where the cell holds no count */
  count(column: Column): Figure<number>;
  /** Major units. @throws InvalidInputError where the cell holds no amount */
  amount(column: Column): Figure<Decimal>;
  /** The amount a day that the cell of a budget states; null where it states none. Major units. */
  budget(column: Column): Decimal | null;
}

/** How the file of a row writes. */
export type RowFormat = {
  readonly dialect: Dialect;
  /** Of its amounts; null where it is not known. */
  readonly currency: string | null;
};

/** How to read one kind of figure, and to add the parts of one. */
type FigureKind<T extends number | Decimal> = {
  readonly parse: (text: string, format: FigureFormat) => T;
  readonly add: (a: T, b: T) => T;
};

const COUNTS: FigureKind<number> = { parse: parseCount, add: (a, b) => a + b };
const AMOUNTS: FigureKind<Decimal> = { parse: parseAmount, add: addDecimals };

/** @throws InvalidInputError where the row has more or fewer cells than the file has headers */
export function createRowReader(
  cells: readonly Cell[],
  { at, count, named }: Columns,
  { dialect: { decimal }, currency }: RowFormat,
): RowReader {
  if (!isAligned(cells, { count, named })) {
    const message = `${cells.length} cells under ${count} headers`;
    throw new InvalidInputError({ argument: 'files', message });
  }
  let lists: Map<number, readonly ActionFigure[]> | null = null;
  const listAt = (index: number, header: string) => {
    const list = lists?.get(index) ?? readList(cells[index], header);
    // Several columns may read one list, which takes a while to parse.
    if (list !== null) lists = (lists ?? new Map()).set(index, list);
    return list;
  };
  const read = <T extends number | Decimal>(column: Column, kind: FigureKind<T>): Figure<T> => {
    const source = at.get(column);
    if (source === undefined) return null;
    const { index, header, actionTypes, plain } = source;
    const list = actionTypes === null ? null : listAt(index, header);
    if (list !== null) return sumActions(list, actionTypes ?? [], { kind, header });
    const cell = cells[index];
    const text = typeof cell === 'string' ? cell.trim() : '';
    if (isBlankFigure(text)) return 'blank';
    return plain ? kind.parse(text, { header, decimal, currency }) : null;
  };
  const textOf = createTextReader(cells, { at });
  return {
    has: (column) => at.has(column),
    header: (column) => at.get(column)?.header ?? null,
    names(column) {
      const source = at.get(column);
      if (source === undefined || source.actionTypes === null) return source !== undefined;
      const list = listAt(source.index, source.header) ?? [];
      return list.some(({ type }) => source.actionTypes?.includes(type));
    },
    text: textOf,
    count: (column) => read(column, COUNTS),
    amount: (column) => read(column, AMOUNTS),
    budget(column) {
      const text = textOf(column);
      return text === null ? null : readDailyBudget(text, { decimal, currency });
    },
  };
}

/** The list that a cell is, be it as text; null where it is blank or something else. */
function readList(cell: Cell | undefined, header: string): readonly ActionFigure[] | null {
  if (typeof cell !== 'string') return cell ?? null;
  const text = cell.trim();
  if (!text.startsWith('[')) return null;
  const list = parseActionList(text);
  if (list !== null) return list;
  throw new InvalidInputError({ argument: header, message: `${header}: no list of actions: ${text}` });
}

/**
 * The figure of the first type that the list has; it has several entries of one type where actions are broken down.
 * A list leaves out what did not happen.
 */
function sumActions<T extends number | Decimal>(
  list: readonly ActionFigure[],
  types: readonly string[],
  { kind, header }: { readonly kind: FigureKind<T>; readonly header: string },
): T {
  const type = types.find((candidate) => list.some((action) => action.type === candidate));
  const format = { header, decimal: PLAIN_DIALECT.decimal, currency: null };
  return list
    .filter((action) => action.type === type)
    .map(({ value }) => kind.parse(value, format))
    .reduce(kind.add, kind.parse('0', format));
}
