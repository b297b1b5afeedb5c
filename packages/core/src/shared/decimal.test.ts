import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { addDecimals, decimalToUnits, isExactIn, parseDecimal } from './decimal.ts';

describe('parseDecimal', () => {
  it.each([
    ['12.34', 1234n, 2],
    ['-12.340', -12340n, 3],
    ['+7', 7n, 0],
    [' 0.1 ', 1n, 1],
    ['000.50', 50n, 2],
    ['123456789012345678901234567890.5', 1234567890123456789012345678905n, 1],
  ])('reads "%s" exactly', (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  it.each(['', '.', '-', '1.', '.1', '1e2', '0x10', 'Infinity', '1 000', '1,5', '--1', '1.2.3'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseDecimal(text)).toThrow(InvalidInputError);
    },
  );
});

describe('addDecimals', () => {
  it('adds what floats cannot', () => {
    const sum = addDecimals(parseDecimal('0.1'), parseDecimal('0.20'));
    expect(sum).toEqual({ units: 30n, scale: 2 });
    expect(decimalToUnits(sum, 100)).toBe(30);
  });
});

describe('decimalToUnits', () => {
  it.each([
    ['0.5', 1, 0],
    ['1.5', 1, 2],
    ['2.5', 1, 2],
    ['2.50000000000000000001', 1, 3],
    ['-0.5', 1, 0],
    ['-1.5', 1, -2],
    ['-2.5', 1, -2],
    ['0.125', 100, 12],
    ['0.135', 100, 14],
  ])('rounds %s in units of 1/%d half to even', (text, offset, units) => {
    expect(decimalToUnits(parseDecimal(text), offset)).toBe(units);
  });

  it('refuses what no safe integer can hold', () => {
    expect(() => decimalToUnits(parseDecimal('9007199254740992'), 1)).toThrow(InvalidInputError);
  });

  it('is odd: the rounding of a negative number mirrors that of its magnitude', () => {
    assertProperty(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.nat({ max: 6 }), (units, scale) => {
        const rounded = decimalToUnits({ units, scale }, 100);
        expect(decimalToUnits({ units: -units, scale }, 100) + rounded).toBe(0);
      }),
    );
  });
});

describe('isExactIn', () => {
  it.each([
    ['12.34', 100, true],
    ['12.340', 100, true],
    ['12.345', 100, false],
    ['12.0', 1, true],
    ['12.5', 1, false],
  ])('says of %s in units of 1/%d: %s', (text, offset, exact) => {
    expect(isExactIn(parseDecimal(text), offset)).toBe(exact);
  });
});
