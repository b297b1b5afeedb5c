import { addDecimals, decimalToUnits, parseDecimal } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { addFigures, parseAmount, parseCount } from './figure.ts';

const cents = (text: string): number => decimalToUnits(parseAmount(text, 'Amount spent'), 100);

describe('parseAmount', () => {
  it.each([
    ['0', 0],
    ['12.34', 1_234],
    ['1,234.56', 123_456],
    ['12,345,678', 1_234_567_800],
    ['+5', 500],
    ['0.005', 0],
    ['0.015', 2],
  ])('reads %s exactly', (text, expected) => {
    expect(cents(text)).toBe(expected);
  });

  it.each([
    '1.234,56',
    '12,34',
    '1,2345',
    '$5',
    '5 USD',
    '1e3',
    '.5',
    '5.',
    'NaN',
    '99999999999999',
    '1 234',
  ])('refuses "%s" by the name of its column', (text) => {
    expect(() => parseAmount(text, 'Amount spent')).toThrow(`Amount spent: unreadable: "${text}"`);
  });

  it('refuses a negative amount', () => {
    expect(() => parseAmount('-0.01', 'Amount spent')).toThrow('Amount spent: negative: -0.01');
  });
});

describe('parseCount', () => {
  it.each([
    ['7', 7],
    ['6.0', 6],
    ['5,332,650', 5_332_650],
  ])('reads %s', (text, expected) => {
    expect(parseCount(text, 'Results')).toBe(expected);
  });

  it('refuses a fraction', () => {
    expect(() => parseCount('6.5', 'Results')).toThrow('Results: not a whole number: 6.5');
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
