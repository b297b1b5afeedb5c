import { addDays, type Day } from '../shared/day.ts';
import { type IntradayFigures, NO_FIGURES, type Reading } from './reading.ts';

/** What one day gained between two readings. */
export type DayGain = IntradayFigures & { readonly day: Day };

/**
 * What the running day and the day before it gained between two readings, as far as that can be told: yesterday's
 * conversions are still coming in today. Figures are corrected downwards at times; that is nothing that came in.
 *
 * @param before the reading before; null where nothing was known of any day
 */
export function dayGains(before: Reading | null, now: Reading): readonly DayGain[] {
  return [addDays(now.day, -1), now.day].flatMap((day): readonly DayGain[] => {
    const latest = now.figures.get(day);
    // At the end of an earlier day there was nothing of this one yet.
    const earlier = before === null || before.day < day ? NO_FIGURES : before.figures.get(day);
    if (!latest || !earlier) return [];
    return [
      {
        day,
        spend: Math.max(0, latest.spend - earlier.spend),
        impressions: Math.max(0, latest.impressions - earlier.impressions),
        clicks: gained(latest.clicks, earlier.clicks),
        conversions: gained(latest.conversions, earlier.conversions),
        revenue:
          latest.revenue === null || earlier.revenue === null ? null : latest.revenue - earlier.revenue,
      },
    ];
  });
}

function gained(latest: number | null, earlier: number | null): number | null {
  return latest === null || earlier === null ? null : Math.max(0, latest - earlier);
}
