import { describe, expect, it } from 'vitest';
import { splitCurrency } from './header-currency.ts';

describe('splitCurrency', () => {
  it.each([
    ['Amount spent (USD)', 'amount spent', 'USD'],
    ['Spend [USD]', 'spend', 'USD'],
    ['Importe gastado ( PYG ) ', 'importe gastado', 'PYG'],
    ['spend_usd', 'spend', 'USD'],
    ['spendEur', 'spend', 'EUR'],
    ['Amount spent BRL', 'amount spent', 'BRL'],
    ['Valor gasto (R$)', 'valor gasto', 'BRL'],
    ['Cost (€)', 'cost', 'EUR'],
    ['Cost US$', 'cost', 'USD'],
    ['Spend in EUR', 'spend', 'EUR'],
    ['Gasto en €', 'gasto', 'EUR'],
    ['Spend (in GBP)', 'spend', 'GBP'],
    ['Spend (ALL)', 'spend', 'ALL'],
    ['Spend (XYZ)', 'spend', 'XYZ'],
  ])('reads %j as %j in %s', (header, spelling, currency) => {
    expect(splitCurrency(header)).toEqual({ spelling, currency });
  });

  it.each([
    ['Amount spent', 'amount spent'],
    ['Spend ($)', 'spend'],
    ['Spend (all)', 'spend all'],
    ['Spend net', 'spend net'],
    ['', ''],
  ])('finds no currency in %j', (header, spelling) => {
    expect(splitCurrency(header)).toEqual({ spelling, currency: null });
  });
});
