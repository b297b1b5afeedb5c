import type { Decimal } from '@adpilot/core';
import type { DecimalSign } from '../survey/dialect.ts';

/** So that any amount is a safe integer of minor units. */
const MOST_WHOLE_DIGITS = 13;

const GRAMMARS: Readonly<Record<DecimalSign, RegExp>> = {
  '.': grammarOf('.', ','),
  ',': grammarOf(',', '.'),
};
const SEPARATORS = /\D/g;

/**
 * The number that a text is under one decimal sign, exactly; null where it is none. Thousands may be grouped by the
 * other sign, a space or an apostrophe, in threes or as in India (`12,34,567.89`), but only in one way per number.
 * Powers of ten, as programs write them (`1.2e-05`), are read where nothing is grouped.
 */
export function readNumber(text: string, decimal: DecimalSign): Decimal | null {
  const match = GRAMMARS[decimal].exec(text);
  if (match === null) return null;
  const [, sign = '', grouped = '', inThrees, inLakhs, fraction = '', power] = match;
  if (power !== undefined && (inThrees ?? inLakhs) !== undefined) return null;
  const digits = BigInt(grouped.replace(SEPARATORS, '') + fraction);
  const scale = fraction.length - Number(power ?? 0);
  const units = digits * 10n ** BigInt(Math.max(0, -scale));
  if (units >= 10n ** BigInt(MOST_WHOLE_DIGITS + Math.max(0, scale))) return null;
  return { units: sign === '' || sign === '+' ? units : -units, scale: Math.max(0, scale) };
}

function grammarOf(decimal: DecimalSign, other: DecimalSign): RegExp {
  const separator = `[${other} \u00a0\u2009\u202f'\u2019]`;
  const thousands = `[1-9]\\d{0,2}(${separator})\\d{3}(?:\\3\\d{3})*`;
  const lakhs = `[1-9]\\d?(${separator})\\d{2}(?:\\4\\d{2})*\\4\\d{3}`;
  const fraction = `[${decimal}](\\d{1,30})`;
  // Groups: 1 sign, 2 whole, 3 and 4 separators, 5 fraction, 6 power.
  return new RegExp(
    `^([+\\-\u2212]?)(\\d{1,30}|${thousands}|${lakhs})(?:${fraction})?(?:e([+-]?\\d{1,2}))?$`,
    'i',
  );
}
