import { isExactIn } from '@adpilot/core';
import { splitCurrencyMark } from '../row/currency-mark.ts';
import { withoutDaily } from '../row/daily-budget.ts';
import { readNumber } from '../row/read-number.ts';
import type { DecimalSign } from './dialect.ts';
import type { Evidence, QuotedCell } from './evidence.ts';

const SIGNS = /[.,]/;

/**
 * Asks a figure which sign is the decimal one: `12.34` can only be read with a point, `1.234` with either. A count of
 * `1,234` has a comma for its thousands, for it would be a fraction otherwise; an amount of `1,234` tells nothing.
 *
 * @param options `isWhole`: the figure is a count, or an amount in a currency without minor units
 */
export function weighDecimal(
  cell: QuotedCell,
  { isWhole, evidence }: { readonly isWhole: boolean; readonly evidence: Evidence<DecimalSign> },
): void {
  if (!SIGNS.test(cell.text)) return;
  const { number } = splitCurrencyMark(withoutDaily(cell.text));
  const [point, comma] = [readNumber(number, '.'), readNumber(number, ',')];
  if (point === null || comma === null) {
    if (point !== null) evidence.support('.', 'strong', cell);
    if (comma !== null) evidence.support(',', 'strong', cell);
    return;
  }
  const [wholeWithPoint, wholeWithComma] = [isExactIn(point, 1), isExactIn(comma, 1)];
  // Also a count of 1.000 may be one, as programs write it.
  if (!isWhole || wholeWithPoint === wholeWithComma) evidence.leaveOpen(cell);
  else evidence.support(wholeWithPoint ? '.' : ',', 'weak', cell);
}
