import { describe, expect, it } from 'vitest';
import { splitCurrencyMark } from './currency-mark.ts';

describe('splitCurrencyMark', () => {
  it.each([
    ['$1,234.56', '1,234.56', null],
    ['R$ 12,34', '12,34', ['BRL']],
    ['US$12', '12', ['USD']],
    ['12,34 €', '12,34', ['EUR']],
    ['12,34\u00a0€', '12,34', ['EUR']],
    ['€12', '12', ['EUR']],
    ['USD 12.34', '12.34', ['USD']],
    ['12.34 SEK', '12.34', ['SEK']],
    ['12 kr', '12', null],
    ['Rp1.000', '1.000', null],
    ['¥1,200', '1,200', ['JPY', 'CNY']],
    ['12.34', '12.34', null],
  ])('takes the mark off "%s"', (text, number, currencies) => {
    expect(splitCurrencyMark(text)).toEqual({ number, currencies });
  });

  it.each(['12%', '-$5', 'free', '$', 'Using campaign budget', '1.2E+3'])('leaves "%s" alone', (text) => {
    expect(splitCurrencyMark(text)).toEqual({ number: text, currencies: null });
  });
});
