import type { IntradayPoint } from '../model/insight-row.ts';
import type { Day } from '../shared/day.ts';
import type { DayClock } from '../shared/day-clock.ts';
import { groupBy } from '../shared/group-by.ts';
import { type Instant, instantMs } from '../shared/instant.ts';

/** What a day brought by some moment. */
export type IntradayFigures = Omit<IntradayPoint, 'level' | 'id' | 'day' | 'readAt'>;

/** How the days of one entity stood at one moment. */
export type Reading = {
  readonly at: Instant;
  /** The day that was running. */
  readonly day: Day;
  readonly figures: ReadonlyMap<Day, IntradayFigures>;
};

/** Nothing yet. */
export const NO_FIGURES: IntradayFigures = {
  spend: 0,
  impressions: 0,
  clicks: 0,
  conversions: 0,
  revenue: 0,
};

/**
 * The readings of one entity, oldest first.
 *
 * @param points of that entity alone, in any order; those of one reading and day count as parts of one sum
 */
export function toReadings(points: readonly IntradayPoint[], clock: DayClock): readonly Reading[] {
  return [...groupBy(points, ({ readAt }) => readAt)]
    .map(([at, together]): Reading => {
      const byDay = groupBy(together, ({ day }) => day);
      const figures = new Map([...byDay].map(([day, parts]) => [day, sumFigures(parts)]));
      return { at, day: clock.dayAt(instantMs(at)), figures };
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The sum of figures; one of which a part is unknown is unknown. */
export function sumFigures(parts: readonly IntradayFigures[]): IntradayFigures {
  return parts.reduce<IntradayFigures>(
    (sum, part) => ({
      spend: sum.spend + part.spend,
      impressions: sum.impressions + part.impressions,
      clicks: plus(sum.clicks, part.clicks),
      conversions: plus(sum.conversions, part.conversions),
      revenue: plus(sum.revenue, part.revenue),
    }),
    NO_FIGURES,
  );
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
