const MARK = String.raw`(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}|kr\.?|zł|Kč|Ft|lei|Rs\.?|Rp|RM)`;
const BEFORE = new RegExp(String.raw`^(${MARK})\s*(?=\d)`, 'u');
const BEHIND = new RegExp(String.raw`(?<=\d)\s*(${MARK})$`, 'u');

/** Signs that stand for one currency, or few. Others, such as a bare dollar, may be anybody's. */
const CURRENCIES_BY_SIGN: ReadonlyMap<string, readonly string[]> = new Map([
  ['€', ['EUR']],
  ['£', ['GBP', 'EGP', 'LBP']],
  ['¥', ['JPY', 'CNY']],
  ['R$', ['BRL']],
  ['US$', ['USD']],
  ['CA$', ['CAD']],
  ['A$', ['AUD']],
  ['MX$', ['MXN']],
  ['₹', ['INR']],
  ['zł', ['PLN']],
]);

/**
 * An amount without the currency that its cell may write before or behind it (`R$ 12,34`, `12.34 USD`).
 * `currencies` are those that the mark can mean; null where there is no mark, or one that tells nothing.
 */
export function splitCurrencyMark(text: string): {
  readonly number: string;
  readonly currencies: readonly string[] | null;
} {
  const match = BEFORE.exec(text) ?? BEHIND.exec(text);
  if (match === null) return { number: text, currencies: null };
  const [whole, mark = ''] = match;
  const isCode = /^[A-Z]{3}$/.test(mark);
  return {
    number: text.replace(whole, ''),
    currencies: isCode ? [mark] : (CURRENCIES_BY_SIGN.get(mark) ?? null),
  };
}
