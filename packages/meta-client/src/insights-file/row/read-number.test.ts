import { addDecimals, decimalToUnits } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import type { DecimalSign } from '../survey/dialect.ts';
import { readNumber } from './read-number.ts';

/** In millionths. */
function read(text: string, decimal: DecimalSign): number | null {
  const number = readNumber(text, decimal);
  return number === null ? null : decimalToUnits(number, 1_000_000);
}

describe('readNumber', () => {
  it.each([
    ['0', 0],
    ['007', 7],
    ['12.34', 12.34],
    ['1,234.56', 1_234.56],
    ['12,345,678', 12_345_678],
    ['1 234.5', 1_234.5],
    ['1\u00a0234', 1_234],
    ['1\u202f234\u202f567', 1_234_567],
    ["1'234.50", 1_234.5],
    ['1’234', 1_234],
    ['12,34,567.89', 1_234_567.89],
    ['1,23,456', 123_456],
    ['+5', 5],
    ['-5.5', -5.5],
    ['\u22125', -5],
    ['1e-05', 0.00001],
    ['1.2E+3', 1_200],
    ['2e3', 2_000],
  ])('reads "%s" with a decimal point', (text, expected) => {
    expect(read(text, '.')).toBe(Math.round(expected * 1_000_000));
  });

  it.each([
    ['12,34', 12.34],
    ['1.234,56', 1_234.56],
    ['1 234,5', 1_234.5],
    ['1.234.567', 1_234_567],
    ['0,123', 0.123],
    ['1,2E+3', 1_200],
  ])('reads "%s" with a decimal comma', (text, expected) => {
    expect(read(text, ',')).toBe(Math.round(expected * 1_000_000));
  });

  it('keeps every digit of a number as floating programs write it', () => {
    expect(readNumber('338.91999999999996', '.')).toEqual({ units: 33_891_999_999_999_996n, scale: 14 });
    const tenth = readNumber('0.1', '.');
    expect(tenth && addDecimals(tenth, tenth)).toEqual({ units: 2n, scale: 1 });
  });

  it.each([
    '',
    '.',
    '.5',
    '5.',
    '1.234,56',
    '12,34',
    '1,2345',
    '0,123',
    '1234,567',
    '1 234,567.8',
    "1'234,567",
    '1,234e3',
    '1e100',
    '12%',
    '$5',
    'NaN',
    '1.2.3',
    '(5.00)',
    '0x10',
    '10000000000000',
    '1e13',
  ])('is null for "%s" with a decimal point', (text) => {
    expect(readNumber(text, '.')).toBeNull();
  });

  it('takes thirteen digits before the decimal sign', () => {
    expect(readNumber('9,999,999,999,999.99', '.')).toEqual({ units: 999_999_999_999_999n, scale: 2 });
    expect(readNumber('0000000000000000001', '.')).toEqual({ units: 1n, scale: 0 });
  });
});
