import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { currencyOffset } from './currency.ts';
import { decimalToUnits, isExactIn, parseDecimal } from './decimal.ts';

/** A safe integer count of a currency's minor units, as Meta's budgets are: 1234 is 12.34 USD, or 1234 JPY. */
export type MinorUnits = number;

/** An amount with its currency. Two literal currencies do not add up at compile time, two others not at run time. */
export type Money<C extends string = string> = { readonly minor: MinorUnits; readonly currency: C };

/**
 * @param minor integer minor units
 * @throws InvalidInputError for a fraction, an unsafe integer or an unknown currency
 */
export function money<C extends string>(minor: MinorUnits, currency: C): Money<C> {
  currencyOffset(currency);
  return { minor: checkedMinor(minor), currency };
}

/**
 * Parses a decimal amount in major units exactly, without floating point.
 *
 * ```ts
 * parseMoney('12.34', 'USD'); // { minor: 1234, currency: 'USD' }
 * ```
 *
 * @throws InvalidInputError for text that is no decimal number, for digits below the minor unit, for an unknown currency
 */
export function parseMoney<C extends string>(text: string, currency: C): Money<C> {
  return { minor: parseMinorUnits(text, currency), currency };
}

/** {@link parseMoney} without the currency beside it. */
export function parseMinorUnits(text: string, currency: string): MinorUnits {
  const offset = currencyOffset(currency);
  const decimal = parseDecimal(text);
  if (!isExactIn(decimal, offset)) {
    throw new InvalidInputError({
      argument: 'text',
      message: `${text} has digits below the minor unit of ${currency}`,
    });
  }
  return decimalToUnits(decimal, offset);
}

/** A decimal amount in major units, rounded half to even to the minor unit: for figures that Meta writes finer. */
export function roundToMinorUnits(text: string, currency: string): MinorUnits {
  return decimalToUnits(parseDecimal(text), currencyOffset(currency));
}

/** Decimal text in major units: `formatMinorUnits(-5, 'USD')` is `-0.05`. */
export function formatMinorUnits(minor: MinorUnits, currency: string): string {
  const offset = currencyOffset(currency);
  const magnitude = Math.abs(checkedMinor(minor));
  const fraction = offset === 1 ? '' : `.${String(magnitude % 100).padStart(2, '0')}`;
  return `${minor < 0 ? '-' : ''}${Math.floor(magnitude / offset)}${fraction}`;
}

/** `12.34 USD` */
export function formatMoney({ minor, currency }: Money): string {
  return `${formatMinorUnits(minor, currency)} ${currency}`;
}

/** @throws InvalidInputError where the currencies differ or the sum is not a safe integer */
export function addMoney<C extends string>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  return { minor: checkedMinor(a.minor + sameCurrency(a, b).minor), currency: a.currency };
}

/** @throws InvalidInputError where the currencies differ or the difference is not a safe integer */
export function subtractMoney<C extends string>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  return { minor: checkedMinor(a.minor - sameCurrency(a, b).minor), currency: a.currency };
}

/** An amount times a finite factor, rounded half to even to the minor unit. */
export function scaleMinorUnits(minor: MinorUnits, factor: number): MinorUnits {
  const product = checkedMinor(minor) * factor;
  const floor = Math.floor(product);
  const rest = product - floor;
  return checkedMinor(rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor);
}

function sameCurrency<B extends Money>(a: Money, b: B): B {
  if (a.currency === b.currency) return b;
  throw new InvalidInputError({
    argument: 'currency',
    message: `amounts of two currencies: ${a.currency} and ${b.currency}`,
  });
}

function checkedMinor(minor: number): MinorUnits {
  if (Number.isSafeInteger(minor)) return minor === 0 ? 0 : minor;
  throw new InvalidInputError({ argument: 'minor', message: `not a whole number of minor units: ${minor}` });
}
