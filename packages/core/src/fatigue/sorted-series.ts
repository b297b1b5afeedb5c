import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { DailyTotals } from '../model/daily-totals.ts';
import { checkFinite, checkNotNegative, checkUnknownOrNotNegative } from '../shared/check-number.ts';
import { checkIsDay } from './check-subject.ts';

/**
 * A series, oldest day first.
 *
 * @throws InvalidInputError naming the figure of a day that cannot be, or the series where a day occurs twice, or
 * has more clicks than impressions
 */
export function sortedSeries(series: readonly DailyTotals[]): readonly DailyTotals[] {
  series.forEach(checkDay);
  checkClicks(series);
  const sorted = series.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const twice = sorted.find(({ day }, index) => day === sorted[index + 1]?.day);
  if (twice) throw new InvalidInputError({ argument: 'series', message: `two entries of ${twice.day}` });
  return sorted;
}

function checkDay(day: DailyTotals, index: number): void {
  const at = (figure: keyof DailyTotals): string => `series.${index}.${figure}`;
  checkIsDay(at('day'), day.day);
  checkNotNegative(at('impressions'), day.impressions);
  checkUnknownOrNotNegative(at('clicks'), day.clicks);
  checkNotNegative(at('spend'), day.spend);
  checkUnknownOrNotNegative(at('conversions'), day.conversions);
  // Refunds may exceed sales.
  checkFinite(at('revenue'), day.revenue);
  checkUnknownOrNotNegative(at('reach'), day.reach);
}

/** Of a thin day late clicks may be more than its impressions; of all days together they are not. */
function checkClicks(series: readonly DailyTotals[]): void {
  const clicks = series.reduce((sum, day) => sum + (day.clicks ?? 0), 0);
  const impressions = series.reduce((sum, day) => sum + day.impressions, 0);
  if (impressions === 0 || clicks <= impressions) return;
  throw new InvalidInputError({
    argument: 'series',
    message: `${clicks} clicks of ${impressions} impressions`,
  });
}
