import type { Day } from '@adpilot/core';
import { addDayFigures, type DayFigures } from './day-figures.ts';
import type { ExportRow } from './parse-row.ts';
import type { Placement } from './placement.ts';

/** An ad with its figures by day. It stands where the row of its latest day says. */
export type AdHistory = {
  readonly placement: Placement;
  readonly latest: Day;
  readonly days: ReadonlyMap<Day, DayFigures>;
};

/** Gathers rows into ads. Its size grows with ads and days, not with rows. */
export interface AdHistories {
  add(row: ExportRow): void;
  all(): readonly AdHistory[];
}

/** No ads yet. */
export function createAdHistories(): AdHistories {
  const histories = new Map<
    string,
    { placement: Placement; latest: Day; readonly days: Map<Day, DayFigures> }
  >();
  return {
    add({ day, placement, figures }) {
      const key = keyOf(placement);
      const history = histories.get(key) ?? { placement, latest: day, days: new Map<Day, DayFigures>() };
      if (day >= history.latest) {
        history.placement = placement;
        history.latest = day;
      }
      const known = history.days.get(day);
      history.days.set(day, known === undefined ? figures : addDayFigures(known, figures));
      histories.set(key, history);
    },
    all: () => [...histories.values()],
  };
}

/** The ad's id, or its name where it stands: the same name may run in several ad sets. */
function keyOf({ adId, adName, adSetId, adSetName, campaignId, campaignName }: Placement): string {
  return adId ?? JSON.stringify([campaignId ?? campaignName, adSetId ?? adSetName, adName]);
}
