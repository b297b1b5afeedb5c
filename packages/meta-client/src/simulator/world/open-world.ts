import { CorruptDataError, type Day, type InsightRow } from '@adpilot/core';

import { type Calendar, createCalendar } from '../market/calendar.ts';
import { groupBy } from './group-by.ts';
import type { AdSetState, AdState, CampaignState, WorldState } from './world-state.ts';

/** A state with what is needed to find one's way in it. Nothing here but the state is kept. */
export type World = {
  readonly state: WorldState;
  readonly calendar: Calendar;
  readonly campaigns: ReadonlyMap<string, CampaignState>;
  readonly adSets: ReadonlyMap<string, AdSetState>;
  readonly ads: ReadonlyMap<string, AdState>;
  readonly adsOf: (adSetId: string) => readonly AdState[];
  readonly adSetsOf: (campaignId: string) => readonly AdSetState[];
  /** The rows of the past, by day and ad. */
  readonly past: ReadonlyMap<Day, ReadonlyMap<string, InsightRow>>;
};

export function openWorld(state: WorldState): World {
  const adSets = groupBy(state.adSets, ({ campaignId }) => campaignId);
  const ads = groupBy(state.ads, ({ adSetId }) => adSetId);
  const past = groupBy(state.past, ({ day }) => day);
  return {
    state,
    calendar: createCalendar(state),
    campaigns: byId(state.campaigns),
    adSets: byId(state.adSets),
    ads: byId(state.ads),
    adsOf: (adSetId) => ads.get(adSetId) ?? [],
    adSetsOf: (campaignId) => adSets.get(campaignId) ?? [],
    past: new Map([...past].map(([day, rows]) => [day, new Map(rows.map((row) => [row.adId, row]))])),
  };
}

/** The campaign of an ad set or ad. */
export function campaignOf(world: World, child: { readonly campaignId: string }): CampaignState {
  return existing(world.campaigns.get(child.campaignId), child.campaignId);
}

/** The ad set of an ad. */
export function adSetOf(world: World, ad: { readonly adSetId: string }): AdSetState {
  return existing(world.adSets.get(ad.adSetId), ad.adSetId);
}

function byId<E extends { readonly id: string }>(entities: readonly E[]): ReadonlyMap<string, E> {
  return new Map(entities.map((entity) => [entity.id, entity]));
}

function existing<E>(entity: E | undefined, id: string): E {
  if (entity === undefined) {
    throw new CorruptDataError({ message: `a child refers to ${id}, which does not exist` });
  }
  return entity;
}
