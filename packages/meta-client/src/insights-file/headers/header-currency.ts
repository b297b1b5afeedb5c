import { normalizeHeader } from './normalize-header.ts';

const CODES = new Set(Intl.supportedValuesOf('currency'));

const BRACKETED = /[([]\s*([A-Z]{3})\s*[)\]]\s*$/;

/** Signs that stand for one currency; a bare dollar or pound may be of many countries. */
const SIGNS: readonly (readonly [sign: string, code: string])[] = [
  ['US$', 'USD'],
  ['R$', 'BRL'],
  ['€', 'EUR'],
];

/** What stands before the currency in `Spend in EUR`, in any language. */
const IN = /(?<=.) (?:in|em|en)$/;

/** The header of an amount without the currency behind it. */
export type AmountHeader = {
  /** As {@link normalizeHeader} gives it. */
  readonly spelling: string;
  /** Null where the header names none. */
  readonly currency: string | null;
};

/**
 * Takes the currency off headers such as `Amount spent (USD)`, `Spend [EUR]`, `Valor gasto (R$)`, `spend_usd` and
 * `Spend in EUR`.
 */
export function splitCurrency(header: string): AmountHeader {
  const signed = SIGNS.find(([sign]) => header.includes(sign));
  if (signed) {
    const spelling = normalizeHeader(header.replace(signed[0], '')).replace(IN, '');
    return { spelling, currency: signed[1] };
  }
  const words = normalizeHeader(header).split(' ');
  const last = (words.at(-1) ?? '').toUpperCase();
  const currency = BRACKETED.exec(header)?.[1] ?? (isCode(last) ? last : null);
  if (currency === null) return { spelling: words.join(' '), currency };
  return { spelling: words.slice(0, -1).join(' ').replace(IN, ''), currency };
}

/** Without brackets, `all` is the word and not the lek of Albania. */
function isCode(word: string): boolean {
  return word !== 'ALL' && CODES.has(word);
}
