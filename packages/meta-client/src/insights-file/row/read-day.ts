import { type Day, isDay } from '@adpilot/core';
import type { DayOrder } from '../survey/dialect.ts';
import { monthOf } from './month-names.ts';
import { isWeekday } from './weekday-names.ts';

const CLOCK = /[T ,]+\d{1,2}:\d{2}.*$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const ACCENTS = /\p{M}/gu;
/** Behind the number of a day: `1st`, `1er`, `1º`. */
const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|er|[oa])$/;
const DATE_WORDS = 3;
const FILLERS = new Set(['de', 'del', 'of']);

/**
 * The calendar day that a text is, as people and programs write it: `2026-03-01`, with a time or without, `20260301`,
 * `1/3/26`, `Mar 1, 2026`, `Sun, Mar 1, 2026` or `1 de mar. de 2026`; null where it is none.
 *
 * @param order of day and month where both are figures and the year comes last; null to read only what the figures
 *   themselves decide
 */
export function readDay(text: string, order: DayOrder | null): Day | null {
  const date = text.replace(CLOCK, '').trim();
  if (isDay(date)) return date;
  const [, year, , month, day] = YEAR_FIRST.exec(date) ?? [];
  if (year !== undefined) return toDay(year, month, day);
  const compact = COMPACT.exec(date);
  if (compact !== null) return toDay(compact[1], compact[2], compact[3]);
  const [, first, , second, last] = YEAR_LAST.exec(date) ?? [];
  if (last === undefined) return readNamedDay(date);
  const dayFirst = toDay(last, second, first);
  const monthFirst = toDay(last, first, second);
  if (order !== null) return order === 'dmy' ? dayFirst : monthFirst;
  return dayFirst === null || monthFirst === null || dayFirst === monthFirst
    ? (dayFirst ?? monthFirst)
    : null;
}

/** Whether a text is written as days are of which day and month may come first: `1/3/26`. */
export function isInEitherOrder(text: string): boolean {
  return YEAR_LAST.test(text.replace(CLOCK, '').trim());
}

/**
 * With the month in words: day and month in any order before the year, or all from the year down. The day of the week
 * may stand before it.
 */
function readNamedDay(date: string): Day | null {
  const words = date
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .split(/[\s.,/-]+/);
  const parts = words
    .filter((word) => word !== '' && !FILLERS.has(word))
    .map((word) => word.replace(ORDINAL, '$1'));
  const ahead = parts.slice(0, -DATE_WORDS);
  const [first = '', second = '', third = ''] = parts.slice(-DATE_WORDS);
  if (!ahead.every(isWeekday)) return null;
  if (/^\d{4}$/.test(first)) return toDay(first, monthOf(second), third);
  return /^\d/.test(first) ? toDay(third, monthOf(second), first) : toDay(third, monthOf(first), second);
}

function toDay(
  year: string | undefined = '',
  month: string | number | null | undefined,
  day: string | undefined = '',
): Day | null {
  if (!/^(?:\d{4}|\d{2})$/.test(year) || !/^\d{1,2}$/.test(day)) return null;
  const text = `${year.padStart(4, '20')}-${`${month ?? ''}`.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}
