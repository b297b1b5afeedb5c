import { type Decimal, decimalToUnits, InvalidInputError, isExactIn, parseDecimal } from '@adpilot/core';
import type { DecimalSign } from '../survey/dialect.ts';
import { splitCurrencyMark } from './currency-mark.ts';
import { readNumber } from './read-number.ts';

/**
 * What a cell says: a number, `'blank'` where the vendor leaves out a zero or had nothing to measure, or null where
 * nothing can be known because the file has no such column.
 */
export type Figure<T extends number | Decimal> = T | 'blank' | null;

/** How to read a cell, and what to call its column in an error. */
export type FigureFormat = {
  readonly header: string;
  readonly decimal: DecimalSign;
  /** Of the file's amounts; a cell that names another is refused. Null where it is not known. */
  readonly currency: string | null;
};

const WHOLE = /^\d{1,13}$/;
const PLAIN = /^\d{1,13}(?:\.\d{1,30})?$/;
const BLANKS = new Set(['-', '–', '—', '--', 'n/a', '#n/a', '<na>', 'nan', 'null', 'none']);

/** Whether a trimmed cell of a column of figures says that there is no figure. */
export function isBlankFigure(text: string): boolean {
  return text === '' || (text.length < 5 && BLANKS.has(text.toLowerCase()));
}

/**
 * An amount such as `1,234.56` or `R$ 12,34`, exactly.
 *
 * @throws InvalidInputError for text that is no number, a number beyond all budgets, a negative one, and one in another
 *   currency
 */
export function parseAmount(text: string, { header, decimal, currency }: FigureFormat): Decimal {
  if (PLAIN.test(text) && (decimal === '.' || WHOLE.test(text))) return parseDecimal(text);
  const { number, currencies } = splitCurrencyMark(text);
  const amount = readNumber(number, decimal);
  if (amount === null) throw refused(header, `unreadable: "${text}"`);
  if (amount.units < 0n) throw refused(header, `negative: ${text}`);
  if (currency !== null && currencies !== null && !currencies.includes(currency)) {
    throw refused(header, `not in ${currency}: ${text}`);
  }
  return amount;
}

/**
 * A count such as `1,234` or `6.0`.
 *
 * @throws InvalidInputError for text that is no number, a number beyond all counts, a negative one, a fraction, and one
 *   with three zeros behind the decimal sign, which may be thousands
 */
export function parseCount(text: string, { header, decimal }: FigureFormat): number {
  if (WHOLE.test(text)) return Number(text);
  const count = readNumber(text, decimal);
  if (count === null) throw refused(header, `unreadable: "${text}"`);
  if (count.units < 0n) throw refused(header, `negative: ${text}`);
  if (!isExactIn(count, 1)) throw refused(header, `not a whole number: ${text}`);
  const grouped = text.at(-4) === decimal ? readNumber(text, decimal === '.' ? ',' : '.') : null;
  if (grouped !== null) throw refused(header, `may be ${toCount(count)} or ${toCount(grouped)}: ${text}`);
  return toCount(count);
}

/** The sum of two figures: unknown and anything is unknown, and a blank adds nothing. */
export function addFigures<T extends number | Decimal>(
  a: Figure<T>,
  b: Figure<T>,
  add: (a: T, b: T) => T,
): Figure<T> {
  if (a === null || b === null) return null;
  if (a === 'blank') return b;
  return b === 'blank' ? a : add(a, b);
}

function toCount(count: Decimal): number {
  return decimalToUnits(count, 1);
}

function refused(header: string, problem: string): InvalidInputError {
  return new InvalidInputError({ argument: header, message: `${header}: ${problem}` });
}
