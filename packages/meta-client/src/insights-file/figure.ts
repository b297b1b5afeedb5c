import { type Decimal, decimalToUnits, InvalidInputError, isExactIn, parseDecimal } from '@adpilot/core';

/**
 * What a cell says: a number, `'blank'` where the vendor leaves out a zero or had nothing to measure, or null where
 * nothing can be known because the file has no such column.
 */
export type Figure<T extends number | Decimal> = T | 'blank' | null;

// Thirteen digits, so that any amount is a safe integer of minor units.
const NUMBER = /^[+-]?(?:\d{1,13}|\d{1,3}(?:,\d{3}){1,3})(?:\.\d+)?$/;

/**
 * An amount such as `1,234.56`, exactly.
 *
 * @param header names the column in the error
 * @throws InvalidInputError for text that is no number, a number beyond all budgets, and a negative one
 */
export function parseAmount(text: string, header: string): Decimal {
  if (!NUMBER.test(text)) throw unreadable(header, `unreadable: "${text}"`);
  const amount = parseDecimal(text.replaceAll(',', ''));
  if (amount.units < 0n) throw unreadable(header, `negative: ${text}`);
  return amount;
}

/**
 * A count such as `1,234` or `6.0`.
 *
 * @throws InvalidInputError as {@link parseAmount} does, and for a fraction
 */
export function parseCount(text: string, header: string): number {
  const amount = parseAmount(text, header);
  if (!isExactIn(amount, 1)) throw unreadable(header, `not a whole number: ${text}`);
  return decimalToUnits(amount, 1);
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

function unreadable(header: string, problem: string): InvalidInputError {
  return new InvalidInputError({ argument: header, message: `${header}: ${problem}` });
}
