import { parseDecimal } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import type { DecimalSign } from '../survey/dialect.ts';
import { readDailyBudget } from './daily-budget.ts';

const read = (text: string, decimal: DecimalSign = '.') =>
  readDailyBudget(text, { decimal, currency: 'BRL' });

describe('readDailyBudget', () => {
  it.each([
    ['50.25', '50.25'],
    ['$50.25 Daily', '50.25'],
    ['50.25\ndaily budget', '50.25'],
    ['R$ 50.25 (Diário)', '50.25'],
    ['Daily: 1,050.25', '1050.25'],
  ])('reads %j as %s a day', (text, amount) => {
    expect(read(text)).toEqual(parseDecimal(amount));
  });

  it('reads by the decimal sign of the file', () => {
    expect(read('1.050,25 R$ Diário', ',')).toEqual(parseDecimal('1050.25'));
  });

  it.each(['2 budgets', 'Using campaign budget', '$700.00 Lifetime', '0', '-5', '€ 50', 'Daily'])(
    'finds none in "%s"',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );
});
