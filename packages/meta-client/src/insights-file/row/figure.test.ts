import { addDecimals, decimalToUnits, parseDecimal } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import type { DecimalSign } from '../survey/dialect.ts';
import { addFigures, isBlankFigure, parseAmount, parseCount } from './figure.ts';

const format = (decimal: DecimalSign = '.') => ({ header: 'Amount spent', decimal, currency: 'BRL' });
const cents = (text: string, decimal?: DecimalSign): number =>
  decimalToUnits(parseAmount(text, format(decimal)), 100);
const count = (text: string, decimal?: DecimalSign): number => parseCount(text, format(decimal));

describe('parseAmount', () => {
  it.each([
    ['0', 0],
    ['12.34', 1_234],
    ['1,234.56', 123_456],
    ['+5', 500],
    ['0.005', 0],
    ['0.015', 2],
    ['R$ 12.34', 1_234],
    ['$5', 500],
    ['BRL 5', 500],
    ['5 BRL', 500],
  ])('reads %s exactly', (text, expected) => {
    expect(cents(text)).toBe(expected);
  });

  it('reads by the decimal sign of the file', () => {
    expect(['7', '12,34', '1.234', 'R$ 1.234,56'].map((text) => cents(text, ','))).toEqual([
      700, 1_234, 123_400, 123_456,
    ]);
    expect(() => cents('12.34', ',')).toThrow('Amount spent: unreadable: "12.34"');
  });

  it.each(['12,34', '1e', '.5', '5%', 'NaN', '99999999999999', 'free'])(
    'refuses "%s" by the name of its column',
    (text) => {
      expect(() => cents(text)).toThrow(`Amount spent: unreadable: "${text}"`);
    },
  );

  it('refuses a negative amount', () => {
    expect(() => cents('-0.01')).toThrow('Amount spent: negative: -0.01');
  });

  it('refuses an amount in another currency than the file’s, where both are known', () => {
    expect(() => cents('€ 5')).toThrow('Amount spent: not in BRL: € 5');
    expect(() => cents('5 USD')).toThrow('Amount spent: not in BRL: 5 USD');
    expect(decimalToUnits(parseAmount('5 USD', { ...format(), currency: null }), 100)).toBe(500);
  });
});

describe('parseCount', () => {
  it('reads whole numbers, also as programs write them', () => {
    expect(['7', '6.0', '5,332,650', '1.2E+3'].map((text) => count(text))).toEqual([7, 6, 5_332_650, 1_200]);
    expect(['7', '6,0', '5.332.650', '1.234'].map((text) => count(text, ','))).toEqual([
      7, 6, 5_332_650, 1_234,
    ]);
    expect(['0.000', '1234.000', '1,234.000'].map((text) => count(text))).toEqual([0, 1_234, 1_234]);
  });

  it('takes three zeros behind a decimal sign for thousands as likely as for none', () => {
    expect(() => count('1,000', ',')).toThrow('Amount spent: may be 1 or 1000: 1,000');
    expect(() => count('12.000', '.')).toThrow('Amount spent: may be 12 or 12000: 12.000');
    expect(count('1,000', '.')).toBe(1_000);
  });

  it.each([
    ['6.5', 'not a whole number: 6.5'],
    ['-1', 'negative: -1'],
    ['$5', 'unreadable: "$5"'],
    ['many', 'unreadable: "many"'],
  ])('refuses "%s"', (text, problem) => {
    expect(() => count(text)).toThrow(`Amount spent: ${problem}`);
  });
});

describe('isBlankFigure', () => {
  it('knows the ways to say that there is no figure', () => {
    const blanks = ['', '-', '–', '—', '--', 'n/a', 'N/A', 'NaN', 'nan', 'null', 'None', '#N/A', '<NA>'];
    expect(blanks.filter((text) => !isBlankFigure(text))).toEqual([]);
    expect(['0', '0.0', '-1', 'nano', '---'].filter(isBlankFigure)).toEqual([]);
  });
});

describe('addFigures', () => {
  const plus = (a: number, b: number): number => a + b;

  it('adds known figures, exactly', () => {
    expect(addFigures(2, 3, plus)).toBe(5);
    expect(addFigures(parseDecimal('0.1'), parseDecimal('0.02'), addDecimals)).toEqual({
      units: 12n,
      scale: 2,
    });
  });

  it('takes a blank as nothing, and the unknown as unknown, whatever the order', () => {
    expect([addFigures('blank', 3, plus), addFigures(3, 'blank', plus)]).toEqual([3, 3]);
    expect(addFigures<number>('blank', 'blank', plus)).toBe('blank');
    expect([addFigures(null, 3, plus), addFigures(3, null, plus)]).toEqual([null, null]);
    expect(addFigures<number>('blank', null, plus)).toBeNull();
  });
});
