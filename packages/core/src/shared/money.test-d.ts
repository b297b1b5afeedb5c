import { describe, expectTypeOf, it } from 'vitest';
import { addMoney, type Money, money, parseMoney, subtractMoney } from './money.ts';

describe('Money', () => {
  it('keeps the literal of its currency', () => {
    expectTypeOf(money(1, 'USD')).toEqualTypeOf<Money<'USD'>>();
    expectTypeOf(parseMoney('1.00', 'EUR')).toEqualTypeOf<Money<'EUR'>>();
    expectTypeOf(addMoney(money(1, 'USD'), money(2, 'USD'))).toEqualTypeOf<Money<'USD'>>();
  });

  it('does not add or subtract two currencies', () => {
    // @ts-expect-error dollars and euros
    addMoney(money(1, 'USD'), money(1, 'EUR'));
    // @ts-expect-error dollars and euros
    subtractMoney(money(1, 'USD'), money(1, 'EUR'));
  });

  it('leaves currencies that are known only at run time to the check at run time', () => {
    expectTypeOf(addMoney(money<string>(1, 'USD'), money<string>(1, 'USD'))).toEqualTypeOf<Money>();
  });
});
