import { type Day, InvalidInputError } from '@adpilot/core';
import type { Column } from '../headers/column.ts';
import type { DayOrder } from '../survey/dialect.ts';
import { NotOneDayError } from './not-one-day-error.ts';
import { readDay } from './read-day.ts';
import { remember } from './remember.ts';
import type { RowReader } from './row-reader.ts';

const NAMES: readonly Column[] = ['adId', 'adName', 'adSetId', 'adSetName', 'campaignId', 'campaignName'];

/**
 * Finds the day of each row of a file: its own, or that of a range of one day. The row's day is within its range.
 *
 * @returns a function that throws {@link NotOneDayError} for a row without a day or of several, and `InvalidInputError`
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

function notOneDay(row: RowReader, message: string): NotOneDayError {
  return new NotOneDayError({ message, isSummary: NAMES.every((column) => row.text(column) === null) });
}

function invalid(message: string): InvalidInputError {
  return new InvalidInputError({ argument: 'files', message });
}
