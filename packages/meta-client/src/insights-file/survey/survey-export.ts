import { currencyOffset } from '@adpilot/core';
import { COLUMNS, type Column } from '../headers/column.ts';
import type { ConversionEvent } from '../headers/conversion-event.ts';
import type { Columns } from '../headers/locate-columns.ts';
import { type Breakdowns, createBreakdowns } from '../row/breakdowns.ts';
import { cellText, createTextReader, isAligned } from '../row/cell-text.ts';
import { createEventTest } from '../row/event-test.ts';
import { isHeaderRow } from '../row/header-row.ts';
import type { ExportRecord, ExportTable } from '../table/export-table.ts';
import { type DayOrder, type DecimalSign, type Dialect, PLAIN_DIALECT } from './dialect.ts';
import { createEvidence, type QuotedCell } from './evidence.ts';
import { concludeAnswer, DATES_QUESTION, DECIMAL_QUESTION } from './format-question.ts';
import { createIdCheck } from './id-check.ts';
import { weighDates } from './weigh-dates.ts';
import { weighDecimal } from './weigh-decimal.ts';

/** What the rows of a file tell before they are read. */
export type Survey = {
  readonly dialect: Dialect;
  /** That of the first row which names one, null where none does. */
  readonly currency: string | null;
  /** Whether results of any row are of the event, where rows have results and no figure of the event itself. */
  readonly hasEvent: boolean;
  readonly breakdowns: Breakdowns;
};

/** What is known beforehand, and who listens. */
export type SurveyOptions = {
  readonly file: string;
  readonly event: ConversionEvent;
  /** Of the amounts, null where it is not known: one without minor units has no fractions. */
  readonly currency: string | null;
  /** What the caller says of files that leave it open. */
  readonly decimal: DecimalSign | null;
  readonly dates: DayOrder | null;
  /** Called for every row. */
  readonly onRecord: (record: ExportRecord) => void;
};

/** Rows that are always looked at, so that a few odd ones at the start decide nothing. */
const LEAST_ROWS = 1_000;

/**
 * Finds out how a file writes its figures and days, in as many rows as it takes; one with breakdowns is looked through
 * to its end. JSON has a decimal point whatever its figures look like.
 *
 * @throws InvalidInputError where the file leaves the decimal sign or the order of day and month open, or contradicts
 *   itself, and the caller says nothing; `argument` is the option that settles it. Where a spreadsheet rounded its ids.
 */
export async function surveyExport(
  table: Pick<ExportTable, 'format' | 'records'>,
  columns: Columns,
  { file, event, onRecord, ...known }: SurveyOptions,
): Promise<Survey> {
  const isJson = table.format === 'json';
  const [decimals, orders] = [createEvidence<DecimalSign>(), createEvidence<DayOrder>()];
  const [breakdowns, ids] = [createBreakdowns(columns.at), createIdCheck(columns.at)];
  // Whether a row without results brought none depends on whether any row of the file is about the event.
  const asksForEvent = columns.at.has('resultType') && !columns.at.has('conversions');
  const isSettled = () =>
    !breakdowns.arePossible &&
    (hasEvent || !asksForEvent) &&
    (isJson || decimals.isBeyondDoubt()) &&
    (orders.isBeyondDoubt() || !orders.isAsked());
  let [currency, hasEvent, rows]: [string | null, boolean, number] = [null, false, 0];
  const hasWholeAmounts = known.currency !== null && currencyOffset(known.currency) === 1;
  const isEvent = createEventTest(event);
  for await (const record of table.records()) {
    onRecord(record);
    rows += 1;
    if (!isAligned(record.cells, columns) || isHeaderRow(record.cells, columns)) continue;
    for (const { column, cell } of quoteCells(record, columns)) {
      const { unit } = COLUMNS[column];
      if (unit === 'day') weighDates(cell, orders);
      else if (unit === 'count') weighDecimal(cell, { isWhole: true, evidence: decimals });
      else if (unit === 'amount') weighDecimal(cell, { isWhole: hasWholeAmounts, evidence: decimals });
      else if (column === 'currency') currency ??= cell.text.toUpperCase();
      else if (column === 'resultType') hasEvent ||= isEvent(cell.text);
    }
    const text = createTextReader(record.cells, columns);
    breakdowns.add(text);
    ids.add(text, record.line);
    if (rows >= LEAST_ROWS && isSettled()) break;
  }
  ids.requireWhole(file);
  const decimal = isJson
    ? PLAIN_DIALECT.decimal
    : concludeAnswer(decimals.verdict(), { question: DECIMAL_QUESTION, stated: known.decimal, file });
  const dates = concludeAnswer(orders.verdict(), { question: DATES_QUESTION, stated: known.dates, file });
  const dialect = { decimal: decimal ?? PLAIN_DIALECT.decimal, dates };
  return { currency, hasEvent, breakdowns, dialect };
}

/** What a row says under the headers that are understood. Lists are left out: the API wrote them, with a point. */
function* quoteCells(
  { cells, line }: ExportRecord,
  columns: Columns,
): Generator<{ readonly column: Column; readonly cell: QuotedCell }> {
  for (const [column, { index, header, actionTypes }] of columns.at) {
    const text = actionTypes === null ? cellText(cells[index]) : null;
    if (text !== null) yield { column, cell: { header, text, line } };
  }
}
