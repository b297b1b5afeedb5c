import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { currencyOffset } from './currency.ts';
import {
  addMoney,
  formatMinorUnits,
  formatMoney,
  money,
  parseMinorUnits,
  parseMoney,
  roundToMinorUnits,
  scaleMinorUnits,
  subtractMoney,
} from './money.ts';

// Meta's table: it counts in whole units of these only, and in hundredths of everything else.
const WITHOUT_MINOR_UNITS = 'CLP COP CRC HUF ISK IDR JPY KRW PYG TWD VND'.split(' ');
const SOME_IN_HUNDREDTHS = 'USD EUR GBP CHF BRL INR MXN PLN KWD BHD JOD OMR TND IQD'.split(' ');
const minorUnits = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KRW', 'CLP', 'KWD');

describe('currencyOffset', () => {
  it.each(WITHOUT_MINOR_UNITS)('counts %s in whole units', (code) => {
    expect(currencyOffset(code)).toBe(1);
  });

  it.each(SOME_IN_HUNDREDTHS)('counts %s in hundredths', (code) => {
    expect(currencyOffset(code)).toBe(100);
  });

  it.each(['', 'usd', 'XXX', 'US', 'USDT', '__proto__'])('refuses the unknown currency "%s"', (code) => {
    expect(() => currencyOffset(code)).toThrow(InvalidInputError);
  });
});

describe('money', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d minor units', (minor) => {
    expect(() => money(minor, 'USD')).toThrow(InvalidInputError);
  });

  it('has no negative zero', () => {
    expect(Object.is(money(-0, 'USD').minor, 0)).toBe(true);
    expect(Object.is(parseMinorUnits('-0.00', 'USD'), 0)).toBe(true);
  });
});

describe('parseMoney', () => {
  it.each([
    ['12.34', 'USD', 1234],
    ['12.3', 'USD', 1230],
    ['12', 'USD', 1200],
    ['12.3400', 'USD', 1234],
    ['+0.05', 'USD', 5],
    ['-0.05', 'USD', -5],
    ['1234', 'JPY', 1234],
    ['1234.00', 'JPY', 1234],
    ['90071992547409.91', 'USD', Number.MAX_SAFE_INTEGER],
    // 1.15 * 100 is 114.99999999999999 as a float.
    ['1.15', 'EUR', 115],
    ['4.35', 'EUR', 435],
  ])('reads %s %s as %d', (text, code, minor) => {
    expect(parseMoney(text, code)).toEqual({ minor, currency: code });
  });

  it.each([
    ['12.345', 'USD'],
    ['1.5', 'JPY'],
    ['90071992547409.92', 'USD'],
    ['', 'USD'],
    ['1,234.50', 'USD'],
    ['1e3', 'USD'],
    ['.5', 'USD'],
    ['5.', 'USD'],
    ['$5', 'USD'],
    ['NaN', 'USD'],
    ['- 5', 'USD'],
    ['5', 'XXX'],
  ])('refuses "%s" in %s', (text, code) => {
    expect(() => parseMoney(text, code)).toThrow(InvalidInputError);
  });

  it('reads back every amount that it writes, in every offset', () => {
    assertProperty(
      fc.property(minorUnits, currency, (minor, code) => {
        expect(parseMinorUnits(formatMinorUnits(minor, code), code)).toBe(minor);
      }),
    );
  });
});

describe('roundToMinorUnits', () => {
  it.each([
    ['0.005', 'USD', 0],
    ['0.015', 'USD', 2],
    ['0.025', 'USD', 2],
    ['0.0250001', 'USD', 3],
    ['-0.005', 'USD', 0],
    ['-0.015', 'USD', -2],
    ['2.5', 'JPY', 2],
    ['3.5', 'JPY', 4],
    ['0.29', 'USD', 29],
  ])('rounds %s %s half to even, to %d', (text, code, minor) => {
    expect(roundToMinorUnits(text, code)).toBe(minor);
  });
});

describe('formatMinorUnits', () => {
  it.each([
    [0, 'USD', '0.00'],
    [5, 'USD', '0.05'],
    [-5, 'USD', '-0.05'],
    [-1234, 'USD', '-12.34'],
    [1234, 'JPY', '1234'],
    [-7, 'KRW', '-7'],
    [Number.MAX_SAFE_INTEGER, 'USD', '90071992547409.91'],
  ])('writes %d %s as %s', (minor, code, text) => {
    expect(formatMinorUnits(minor, code)).toBe(text);
    expect(formatMoney(money(minor, code))).toBe(`${text} ${code}`);
  });
});

describe('addMoney and subtractMoney', () => {
  it('undo each other', () => {
    assertProperty(
      fc.property(minorUnits, minorUnits, currency, (a, b, code) => {
        const [left, right] = [money(a, code), money(b, code)];
        expect(subtractMoney(addMoney(left, right), right)).toEqual(left);
        expect(addMoney(left, right)).toEqual(addMoney(right, left));
      }),
    );
  });

  it('refuse two currencies at run time', () => {
    const dollars = money<string>(1, 'USD');
    const euros = money<string>(1, 'EUR');
    expect(() => addMoney(dollars, euros)).toThrow(/USD and EUR/);
    expect(() => subtractMoney(dollars, euros)).toThrow(InvalidInputError);
  });

  it('refuse sums beyond the safe integers', () => {
    expect(() => addMoney(money(Number.MAX_SAFE_INTEGER, 'USD'), money(1, 'USD'))).toThrow(InvalidInputError);
  });
});

describe('scaleMinorUnits', () => {
  it.each([
    [5, 0.5, 2],
    [7, 0.5, 4],
    [-5, 0.5, -2],
    [-7, 0.5, -4],
    [100, 1.2, 120],
    [0, 1e9, 0],
  ])('scales %d by %d to %d', (minor, factor, scaled) => {
    expect(scaleMinorUnits(minor, factor)).toBe(scaled);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses the factor %d', (factor) => {
    expect(() => scaleMinorUnits(5, factor)).toThrow(InvalidInputError);
  });
});
