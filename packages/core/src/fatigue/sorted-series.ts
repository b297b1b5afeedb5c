import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { DailyTotals } from '../model/daily-totals.ts';
import { checkFinite, checkNotNegative, checkUnknownOrNotNegative } from '../shared/check-number.ts';

/**
 * A series, oldest day first.
 *
 * @throws InvalidInputError naming the figure of a day that cannot be, or the series where a day occurs twice
 */
export function sortedSeries(series: readonly DailyTotals[]): readonly DailyTotals[] {
  series.forEach(checkDay);
  const sorted = series.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const twice = sorted.find(({ day }, index) => day === sorted[index + 1]?.day);
  if (twice) throw new InvalidInputError({ argument: 'series', message: `two entries of ${twice.day}` });
  return sorted;
}

function checkDay(day: DailyTotals, index: number): void {
  const at = (figure: keyof DailyTotals): string => `series.${index}.${figure}`;
  checkNotNegative(at('impressions'), day.impressions);
  checkUnknownOrNotNegative(at('clicks'), day.clicks);
  checkNotNegative(at('spend'), day.spend);
  checkUnknownOrNotNegative(at('conversions'), day.conversions);
  // Refunds may exceed sales.
  checkFinite(at('revenue'), day.revenue);
  checkUnknownOrNotNegative(at('reach'), day.reach);
}
