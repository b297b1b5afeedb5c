import type { World } from '../world/open-world.ts';

/** Enters the conversions that are reported at the end of the current hour into the days of their clicks. */
export function settleArrivals({ state, ads }: World): void {
  for (const { adId, day, conversions, revenue } of state.arrivals[state.hour] ?? []) {
    const figures = ads.get(adId)?.days[day];
    if (figures === undefined) continue;
    figures.conversions += conversions;
    figures.revenue += revenue;
  }
  delete state.arrivals[state.hour];
}
