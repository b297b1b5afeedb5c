import { InvalidInputError } from '@adpilot/core';
import type { PreparedExport } from '../prepare-export.ts';
import type { ExportRecord } from '../table/export-table.ts';
import { isHeaderRow } from './header-row.ts';
import { LeftOutRowError } from './left-out-row-error.ts';
import { createRowParser, type ExportRow } from './parse-row.ts';
import { createRowReader } from './row-reader.ts';

/**
 * Parses the records of one file.
 *
 * @returns a function that gives the row, or what is wrong with it, and throws `InvalidInputError` where the row is in
 *   another currency than those before it
 */
export function createRecordParser({
  file,
  columns,
  event,
  dialect,
  hasEvent,
  breakdowns,
  currency,
}: PreparedExport): (record: ExportRecord) => ExportRow | InvalidInputError {
  const parse = createRowParser({ event, dates: dialect.dates, hasEvent, breakdowns });
  const format = { dialect, currency };
  return ({ cells, line }) => {
    if (isHeaderRow(cells, columns))
      return new LeftOutRowError({ message: 'repeats the headers', isExtra: true });
    const row = orProblem(() => parse(createRowReader(cells, columns, format)));
    if (row instanceof InvalidInputError || row.currency === null || row.currency === currency) return row;
    const message = `${file}, line ${line}: amounts are in ${row.currency}, those before it in ${currency}`;
    throw new InvalidInputError({ argument: 'files', message });
  };
}

function orProblem(parse: () => ExportRow): ExportRow | InvalidInputError {
  try {
    return parse();
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
    throw error;
  }
}
