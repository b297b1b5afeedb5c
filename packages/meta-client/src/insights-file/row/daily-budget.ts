import type { Decimal } from '@adpilot/core';
import { isDailyBudget } from '../headers/header-table.ts';
import type { DecimalSign } from '../survey/dialect.ts';
import { splitCurrencyMark } from './currency-mark.ts';
import { readNumber } from './read-number.ts';

/** The text of an amount without the word for a day beside it, as in `$50.00 Daily`. */
export function withoutDaily(text: string): string {
  const words = text.split(/\s+/);
  for (let at = 1; at < words.length; at += 1) {
    const [head, tail] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    if (isDailyBudget(tail)) return head;
    if (isDailyBudget(head)) return tail;
  }
  return text;
}

/**
 * The amount a day that the cell of a budget states, in major units; null where it states none, as `2 budgets` and
 * `Using campaign budget` do, or one in another currency.
 */
export function readDailyBudget(
  text: string,
  { decimal, currency }: { readonly decimal: DecimalSign; readonly currency: string | null },
): Decimal | null {
  const { number, currencies } = splitCurrencyMark(withoutDaily(text));
  const amount = readNumber(number, decimal);
  if (amount === null || amount.units <= 0n) return null;
  return currency === null || currencies === null || currencies.includes(currency) ? amount : null;
}
