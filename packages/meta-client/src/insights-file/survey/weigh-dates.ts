import { isInEitherOrder, readDay } from '../row/read-day.ts';
import type { DayOrder } from './dialect.ts';
import type { Evidence, QuotedCell } from './evidence.ts';

/**
 * Asks a day whether it begins with the month: `13/1/2026` cannot, `1/13/2026` must, and `1/2/2026` tells nothing. Nor
 * does `3/3/2026`, which is the same day either way, but other days of its file may not be.
 */
export function weighDates(cell: QuotedCell, evidence: Evidence<DayOrder>): void {
  const [dayFirst, monthFirst] = [readDay(cell.text, 'dmy'), readDay(cell.text, 'mdy')];
  if (dayFirst === monthFirst) {
    if (isInEitherOrder(cell.text)) evidence.expectOthers();
  } else if (dayFirst === null) evidence.support('mdy', 'strong', cell);
  else if (monthFirst === null) evidence.support('dmy', 'strong', cell);
  else evidence.leaveOpen(cell);
}
