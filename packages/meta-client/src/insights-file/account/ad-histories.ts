import { addDays, type Day } from '@adpilot/core';
import { addDayFigures, type DayFigures } from '../row/day-figures.ts';
import type { ExportRow } from '../row/parse-row.ts';
import type { Placement } from '../row/placement.ts';

/** An ad with its figures by day. It stands where the row of its latest day says. */
export type AdHistory = {
  readonly placement: Placement;
  readonly latest: Day;
  readonly days: ReadonlyMap<Day, DayFigures>;
};

/**
 * Gathers rows into ads, and forgets what is older than {@link KEPT_DAYS} before the latest day seen. Its size grows
 * with ads, not with rows, nor with the time that they span.
 */
export interface AdHistories {
  /** @param key the same for all rows of the ad */
  add(row: ExportRow, key: string): void;
  all(): readonly AdHistory[];
}

/** Days before the last one of which rows are kept. */
export const KEPT_DAYS = 37;

type Standing = { readonly placement: Placement; readonly latest: Day };

/** No ads yet. */
export function createAdHistories(): AdHistories {
  const standings = new Map<string, Standing>();
  const adsByDay = new Map<Day, Map<string, DayFigures>>();
  let [last, keptSince] = ['', ''];
  const advance = (day: Day) => {
    last = day;
    keptSince = addDays(last, -KEPT_DAYS);
    for (const [past, ads] of adsByDay) {
      if (past >= keptSince) continue;
      adsByDay.delete(past);
      for (const key of ads.keys()) if ((standings.get(key)?.latest ?? '') <= past) standings.delete(key);
    }
  };
  return {
    add({ day, placement, figures }, key) {
      if (day > last) advance(day);
      if (day < keptSince) return;
      if (day >= (standings.get(key)?.latest ?? '')) standings.set(key, { placement, latest: day });
      const ads = adsByDay.get(day) ?? new Map<string, DayFigures>();
      adsByDay.set(day, ads);
      const known = ads.get(key);
      ads.set(key, known === undefined ? figures : addDayFigures(known, figures));
    },
    all() {
      const histories = new Map(
        [...standings].map(([key, standing]) => [key, { ...standing, days: new Map<Day, DayFigures>() }]),
      );
      for (const [day, ads] of adsByDay) {
        for (const [key, figures] of ads) histories.get(key)?.days.set(day, figures);
      }
      return [...histories.values()];
    },
  };
}
