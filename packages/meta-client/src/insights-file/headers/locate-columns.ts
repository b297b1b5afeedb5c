import { InvalidInputError } from '@adpilot/core';
import { ACTION_COLUMNS } from './action-columns.ts';
import { COLUMN_NAMES, COLUMNS, type Column } from './column.ts';
import type { ConversionEvent } from './conversion-event.ts';
import { type AmountHeader, splitCurrency } from './header-currency.ts';
import { spellingsOf } from './header-table.ts';
import { normalizeHeader } from './normalize-header.ts';
import { requireColumns } from './require-columns.ts';

/** Where a file keeps one column. */
type Source = {
  readonly index: number;
  readonly header: string;
  /** Null: the cell itself is the figure. Else the cell is a list, and the first of these types that it has is. */
  readonly actionTypes: readonly string[] | null;
  /** Whether a number in place of the list is the figure: not where the list has many figures. */
  readonly plain: boolean;
};

/** Where one file keeps the columns that are understood. */
export type Columns = {
  /** Cells of every row, and of one that leaves out the columns without a name at the end. */
  readonly count: number;
  readonly named: number;
  readonly at: ReadonlyMap<Column, Source>;
  /** The currency that headers of amounts name, null where none does. */
  readonly currency: string | null;
};

/**
 * Finds the columns behind a file's headers. A column of its own is preferred to a figure in a list of actions, the
 * better spelling to the other, and the first of equal headers to its copies.
 *
 * @throws InvalidInputError where a column that every export needs is missing; it lists the headers. Where
 *   amounts stand there in two currencies.
 */
export function locateColumns(
  headers: readonly string[],
  { file, event }: { readonly file: string; readonly event: ConversionEvent },
): Columns {
  const split = headers.map(splitCurrency);
  const whole = firstIndexes(headers.map(normalizeHeader));
  // The whole header first: `Clicks (ALL)` are not clicks in Albanian lek.
  const amounts = new Map([...firstIndexes(split.map(({ spelling }) => spelling)), ...whole]);
  const at = new Map<Column, Source>();
  for (const column of COLUMN_NAMES) {
    const indexes = COLUMNS[column].unit === 'amount' ? amounts : whole;
    const spelling = headersOf(column, event).find((name) => indexes.has(name));
    const index = indexes.get(spelling ?? '');
    const source =
      index === undefined
        ? locateAction(column, { whole, event })
        : { index, actionTypes: null, plain: true };
    if (source !== null) at.set(column, { ...source, header: headers[source.index] ?? '' });
  }
  requireColumns(at, { file, headers });
  const named = 1 + headers.findLastIndex((header) => header.trim() !== '');
  return { count: headers.length, named, at, currency: currencyOf(split, { at, headers, file }) };
}

function headersOf(column: Column, event: ConversionEvent): readonly string[] {
  if (column === 'conversions') return event.countHeaders;
  return column === 'revenue' ? event.valueHeaders : spellingsOf(column);
}

function locateAction(
  column: Column,
  { whole, event }: { readonly whole: ReadonlyMap<string, number>; readonly event: ConversionEvent },
): Omit<Source, 'header'> | null {
  const action = ACTION_COLUMNS[column];
  const index = whole.get(normalizeHeader(action?.header ?? ''));
  if (action === undefined || index === undefined) return null;
  return { index, actionTypes: action.types ?? event.actionTypes, plain: action.single };
}

/** The position of each header that is not empty; of equal ones the first. */
function firstIndexes(names: readonly string[]): Map<string, number> {
  return new Map(
    [...names.entries()].flatMap(([index, name]) => (name === '' ? [] : [[name, index] as const])).reverse(),
  );
}

/** That of all amounts that are read, and of their copies in other currencies. */
function currencyOf(
  split: readonly AmountHeader[],
  { at, headers, file }: Pick<Columns, 'at'> & { readonly headers: readonly string[]; readonly file: string },
): string | null {
  const named = COLUMN_NAMES.filter((column) => COLUMNS[column].unit === 'amount')
    .flatMap((column) => split[at.get(column)?.index ?? -1] ?? [])
    .filter(({ currency }) => currency !== null);
  const spellings = new Set(named.map(({ spelling }) => spelling));
  const [first, ...others] = split.flatMap(({ spelling, currency }, index) =>
    spellings.has(spelling) && currency !== null ? { currency, header: headers[index] } : [],
  );
  const other = others.find(({ currency }) => currency !== first?.currency);
  if (first === undefined || other === undefined) return first?.currency ?? null;
  throw new InvalidInputError({
    argument: 'files',
    message: `${file} has amounts in two currencies, under ${first.header} and ${other.header}: leave those of one`,
  });
}
