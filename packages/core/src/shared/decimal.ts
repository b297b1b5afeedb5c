import { InvalidInputError } from '../errors/invalid-input-error.ts';

/** An exact decimal number: `units` / 10^`scale`. */
export type Decimal = { readonly units: bigint; readonly scale: number };

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** @throws InvalidInputError where the text is not a plain decimal number such as `-12.34` */
export function parseDecimal(text: string): Decimal {
  const match = DECIMAL.exec(text.trim());
  if (!match) throw new InvalidInputError({ argument: 'text', message: `not a decimal number: "${text}"` });
  const [, sign = '', whole = '', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

/**
 * The number in units of 1/`offset`, rounded half to even where it lies between two.
 *
 * @param options `parts`: how many equal parts to divide it into first; default 1
 * @throws InvalidInputError where the result is beyond the safe integers
 */
export function decimalToUnits(
  decimal: Decimal,
  offset: number,
  { parts = 1 }: { readonly parts?: number } = {},
): number {
  const units = roundHalfEven(decimal.units * BigInt(offset), 10n ** BigInt(decimal.scale) * BigInt(parts));
  const result = Number(units);
  if (!Number.isSafeInteger(result)) {
    throw new InvalidInputError({ argument: 'decimal', message: `too large: ${units}` });
  }
  return result;
}

/** Whether the number is a multiple of 1/`offset`. */
export function isExactIn(decimal: Decimal, offset: number): boolean {
  return (decimal.units * BigInt(offset)) % 10n ** BigInt(decimal.scale) === 0n;
}

function unitsAt(decimal: Decimal, scale: number): bigint {
  return decimal.units * 10n ** BigInt(scale - decimal.scale);
}

function roundHalfEven(dividend: bigint, divisor: bigint): bigint {
  const sign = dividend < 0n ? -1n : 1n;
  const magnitude = dividend * sign;
  const quotient = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  return sign * (up ? quotient + 1n : quotient);
}
