import { currencyOffset, InvalidInputError } from '@adpilot/core';
import type { ConversionEvent } from './conversion-event.ts';
import { type Columns, locateColumns } from './locate-columns.ts';
import { type ExportRow, parseRow } from './parse-row.ts';
import { type CsvRecord, readCsv } from './read-csv.ts';
import { createRowReader } from './row-reader.ts';

/** A row below the headers of a file, or what is wrong with it. */
export type ReadRow = {
  readonly line: number;
  /** Bytes of the file up to the end of the row. */
  readonly bytes: number;
  /** The currency of the file's amounts. */
  readonly currency: string;
  readonly row: ExportRow | InvalidInputError;
};

/**
 * Streams the rows of one file.
 *
 * @throws InvalidInputError where the file cannot be read, lacks a column, or leaves its currency open
 */
export async function* readExport(
  file: string,
  { event, currency: fallback }: { readonly event: ConversionEvent; readonly currency: string | null },
): AsyncGenerator<ReadRow, void, undefined> {
  let head: { readonly columns: Columns; readonly currency: string } | null = null;
  for await (const record of readCsv(file)) {
    if (head === null) {
      const columns = locateColumns(record.cells, file, event);
      head = { columns, currency: resolveCurrency(columns.currency, fallback, file) };
      continue;
    }
    const { line, bytes } = record;
    yield { line, bytes, currency: head.currency, row: readRow(record, head.columns, event) };
  }
  if (head === null) throw new InvalidInputError({ argument: 'files', message: `${file} is empty` });
}

function readRow({ cells }: CsvRecord, columns: Columns, event: ConversionEvent): ReadRow['row'] {
  try {
    return parseRow(createRowReader(cells, columns), event);
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
    throw error;
  }
}

function resolveCurrency(named: string | null, fallback: string | null, file: string): string {
  const currency = named ?? fallback;
  if (currency === null) {
    const message = `${file} does not name its currency; pass it as an option`;
    throw new InvalidInputError({ argument: 'currency', message });
  }
  if (fallback !== null && fallback !== currency) {
    const message = `the amounts of ${file} are in ${currency}, not in ${fallback}`;
    throw new InvalidInputError({ argument: 'currency', message });
  }
  currencyOffset(currency);
  return currency;
}
