import type { Day, Instant, MinorUnits } from '@adpilot/core';
import { adEffectiveStatus } from '../world/effective-status.ts';
import { adSetOf, campaignOf, type World } from '../world/open-world.ts';
import type { AdState, BudgetState } from '../world/world-state.ts';
import { expectedRoas, trueRatesOn } from './true-rates.ts';

/** What is so about a simulated account, as opposed to what its figures say. */
export type WorldTruth = {
  readonly at: Instant;
  readonly campaigns: readonly CampaignTruth[];
  readonly adSets: readonly AdSetTruth[];
  readonly ads: readonly AdTruthNow[];
};

/** Budgets are null where the other level holds them. */
export type BudgetTruth = {
  readonly dailyBudget: MinorUnits | null;
  readonly lifetimeBudget: MinorUnits | null;
};

export type CampaignTruth = BudgetTruth & { readonly campaignId: string; readonly name: string };

export type AdSetTruth = BudgetTruth & {
  readonly adSetId: string;
  readonly campaignId: string;
  readonly name: string;
  /** Days without delivery are left out. */
  readonly spendByDay: Readonly<Record<Day, MinorUnits>>;
};

/** An ad's true rates now, with the change that is in force. */
export type AdTruthNow = {
  readonly adId: string;
  readonly adSetId: string;
  readonly campaignId: string;
  readonly name: string;
  /** Whether it and its parents are switched on. */
  readonly active: boolean;
  /** Link clicks per impression. */
  readonly ctr: number;
  /** Conversions per link click. */
  readonly cvr: number;
  /** Minor units. */
  readonly averageOrderValue: number;
  /** Minor units. */
  readonly cpm: number;
  /** Revenue per unit of spend to be expected. */
  readonly expectedRoas: number;
};

export function worldTruth(world: World, at: Instant): WorldTruth {
  const dayNumber = world.calendar.dayNumberOf(at);
  const spends = spendByAdSet(world, at);
  return {
    at,
    campaigns: world.state.campaigns.map((campaign) => ({
      campaignId: campaign.id,
      name: campaign.name,
      ...budgetTruth(campaign),
    })),
    adSets: world.state.adSets.map((adSet) => ({
      adSetId: adSet.id,
      campaignId: adSet.campaignId,
      name: adSet.name,
      ...budgetTruth(adSet),
      spendByDay: spends.get(adSet.id) ?? {},
    })),
    ads: world.state.ads.map((ad) => adTruth(world, ad, dayNumber)),
  };
}

function budgetTruth({ dailyBudget, lifetimeBudget }: BudgetState): BudgetTruth {
  return { dailyBudget, lifetimeBudget };
}

function adTruth(world: World, ad: AdState, dayNumber: number): AdTruthNow {
  const rates = trueRatesOn(ad, dayNumber);
  return {
    adId: ad.id,
    adSetId: ad.adSetId,
    campaignId: ad.campaignId,
    name: ad.name,
    active: adEffectiveStatus(ad, adSetOf(world, ad), campaignOf(world, ad)) === 'ACTIVE',
    ...rates,
    expectedRoas: expectedRoas(rates),
  };
}

function spendByAdSet({ state }: World, at: Instant): ReadonlyMap<string, Readonly<Record<Day, MinorUnits>>> {
  const spends = new Map<string, Record<Day, MinorUnits>>(state.adSets.map(({ id }) => [id, {}]));
  const add = (adSetId: string, day: Day, spend: MinorUnits): void => {
    const days = spends.get(adSetId);
    if (days) days[day] = (days[day] ?? 0) + spend;
  };
  for (const { adSetId, day, spend, knownAt } of state.past) if (knownAt <= at) add(adSetId, day, spend);
  for (const { adSetId, days } of state.ads) {
    for (const [day, { spend }] of Object.entries(days)) add(adSetId, day, spend);
  }
  return spends;
}
