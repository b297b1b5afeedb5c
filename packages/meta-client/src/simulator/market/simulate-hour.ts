import { toInstant } from '@adpilot/core';
import { adEffectiveStatus } from '../world/effective-status.ts';
import { campaignOf, type World } from '../world/open-world.ts';
import type { AdSetState, AdState, CampaignState, EntityState } from '../world/world-state.ts';
import type { MarketHour } from './calendar.ts';
import { chanceOf } from './chance.ts';
import { deliverAd } from './deliver-ad.ts';
import { holdsBudget, paceSpend } from './pacing.ts';
import { sampleLogNormal } from './sample-log-normal.ts';
import { settleArrivals } from './settle-arrivals.ts';

// How much the auction takes differs from day to day. A little below an even pace: a budget that used up its whole week
// every week could only ever spend what it spent seven days before.
const DEMAND = { mean: 0.97, cv: 0.12 };

/** Lets an hour pass with the budgets and statuses as they are at its end. */
export function simulateHour(world: World, hour: MarketHour): void {
  const { state } = world;
  for (const campaign of state.campaigns) {
    const adSets = world.adSetsOf(campaign.id);
    if (holdsBudget(campaign)) spendBudget(world, campaign, adSets, hour);
    else for (const adSet of adSets) spendBudget(world, adSet, [adSet], hour);
  }
  settleArrivals(world);
  state.hour += 1;
  state.simulatedTo = toInstant(hour.endsAt);
}

/** Splits what a budget lets through evenly over its ad sets and within each over its ads, as far as they deliver. */
function spendBudget(
  world: World,
  owner: CampaignState | AdSetState,
  adSets: readonly AdSetState[],
  hour: MarketHour,
): void {
  const groups = adSets.map((adSet) => deliveringAds(world, adSet, hour)).filter((ads) => ads.length > 0);
  if (groups.length === 0) return;
  const { seed } = world.state;
  const demand = sampleLogNormal(chanceOf(seed, owner.id, hour.day), DEMAND.mean, DEMAND.cv);
  const amounts = splitEvenly(paceSpend(owner, hour, demand), groups.length, world.state.hour);
  for (const [at, ads] of groups.entries()) {
    const parts = splitEvenly(amounts[at] ?? 0, ads.length, world.state.hour);
    for (const [index, ad] of ads.entries()) deliverAd(world.state, ad, parts[index] ?? 0, hour);
  }
}

function deliveringAds(world: World, adSet: AdSetState, hour: MarketHour): readonly AdState[] {
  const campaign = campaignOf(world, adSet);
  if (!isRunning(campaign, hour) || !isRunning(adSet, hour)) return [];
  return world
    .adsOf(adSet.id)
    .filter((ad) => hasStarted(ad, hour) && adEffectiveStatus(ad, adSet, campaign) === 'ACTIVE');
}

function isRunning(owner: CampaignState | AdSetState, hour: MarketHour): boolean {
  return hasStarted(owner, hour) && (owner.endsAt === null || Date.parse(owner.endsAt) > hour.startsAt);
}

function hasStarted({ createdAt }: EntityState, { startsAt }: MarketHour): boolean {
  return Date.parse(createdAt) <= startsAt;
}

/** Whole parts that sum to the amount; `turn` decides who gets one more, so that over the hours everybody does. */
function splitEvenly(amount: number, parts: number, turn: number): readonly number[] {
  const base = Math.floor(amount / parts);
  const rest = amount - base * parts;
  return Array.from({ length: parts }, (_, at) => base + ((at + turn) % parts < rest ? 1 : 0));
}
