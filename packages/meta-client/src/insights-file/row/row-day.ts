import { type Day, InvalidInputError } from '@adpilot/core';
import { isTotals } from '../headers/header-table.ts';
import type { DayOrder } from '../survey/dialect.ts';
import { LeftOutRowError, totalsRow } from './left-out-row-error.ts';
import { namesNothing } from './placement.ts';
import { readDay } from './read-day.ts';
import { remember } from './remember.ts';
import type { RowReader } from './row-reader.ts';

/**
 * Finds the day of each row of a file: its own, or that of a range of one day. The row's day is within its range.
 *
 * @returns a function that throws {@link LeftOutRowError} for a row without a day or of several, and `InvalidInputError`
 *   where a day is unreadable or outside the range
 */
export function createDayFinder(order: DayOrder | null): (row: RowReader) => Day {
  const read = remember((text) => readDay(text, order));
  return (row) => {
    const [text, start, end] = [row.text('day'), row.text('rangeStart'), row.text('rangeEnd')];
    if (text !== null) return checkRange(readOrThrow(text, read), { start, end, read });
    if (start === null || end === null) throw notOneDay(row, 'names no day');
    const day = readOrThrow(start, read);
    if (day !== readOrThrow(end, read)) throw notOneDay(row, `covers ${start} to ${end}, not one day`);
    return day;
  };
}

type Read = (text: string) => Day | null;

function readOrThrow(text: string, read: Read): Day {
  const day = read(text);
  if (day !== null) return day;
  if (isTotals(text)) throw totalsRow(`not a day: ${text}`);
  const [dayFirst, monthFirst] = [readDay(text, 'dmy'), readDay(text, 'mdy')];
  throw invalid(
    dayFirst === null || monthFirst === null
      ? `not a day: ${text}`
      : `${text} may be ${dayFirst} or ${monthFirst}, and no other day tells`,
  );
}

function checkRange(
  day: Day,
  { start, end, read }: { readonly start: string | null; readonly end: string | null; readonly read: Read },
): Day {
  if (start === null || end === null) return day;
  const [first, last] = [read(start), read(end)];
  if (first === null || last === null || (first <= day && day <= last)) return day;
  throw invalid(`${day} is outside of ${start} to ${end}`);
}

function notOneDay(row: RowReader, message: string): LeftOutRowError {
  if (namesNothing(row)) return totalsRow(message);
  return new LeftOutRowError({ message, isExtra: false, remedy: 'export it with the breakdown by day' });
}

function invalid(message: string): InvalidInputError {
  return new InvalidInputError({ argument: 'files', message });
}
