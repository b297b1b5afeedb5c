import type { Ad, AdSet, Campaign, Creative, EntityTree } from '../../packages/core/src/index.ts';
import { aCampaign, aCreative, anAd, anAdSet, aTree } from '../../packages/core/testing/index.ts';
import { AD_SETS_PER_CAMPAIGN, ADS_PER_AD_SET, entityId, isEvery } from './shape.ts';

const CREATED_AT = '2025-11-01T12:00:00.000Z';

/** An account whose every fourth campaign holds its budget itself; some ad sets learn, some ads rest or share a creative. */
export function buildTree(adCount: number): EntityTree {
  const adSetCount = Math.ceil(adCount / ADS_PER_AD_SET);
  const campaignCount = Math.ceil(adSetCount / AD_SETS_PER_CAMPAIGN);
  const ads = Array.from({ length: adCount }, (_, index) => buildAd(index));
  return aTree({
    campaigns: Array.from({ length: campaignCount }, (_, index) => buildCampaign(index)),
    adSets: Array.from({ length: adSetCount }, (_, index) => buildAdSet(index)),
    ads,
    creatives: [...new Set(ads.map(({ creativeId }) => creativeId ?? ''))].map(buildCreative),
  });
}

function buildCampaign(index: number): Campaign {
  const ownsBudget = holdsBudget(index);
  return aCampaign({
    id: entityId('campaign', index),
    name: `Campaign ${index}`,
    createdAt: CREATED_AT,
    budgetOwner: ownsBudget ? 'campaign' : 'ad_sets',
    dailyBudget: ownsBudget ? 50_000 : null,
  });
}

function buildAdSet(index: number): AdSet {
  const campaign = Math.floor(index / AD_SETS_PER_CAMPAIGN);
  return anAdSet({
    id: entityId('ad_set', index),
    campaignId: entityId('campaign', campaign),
    name: `Ad set ${index}`,
    createdAt: CREATED_AT,
    dailyBudget: holdsBudget(campaign) ? null : 5000,
    learningStage: isEvery(15, index) ? 'LEARNING' : 'SUCCESS',
  });
}

function buildAd(index: number): Ad {
  const adSet = Math.floor(index / ADS_PER_AD_SET);
  const rests = isEvery(20, index, 7);
  return anAd({
    id: entityId('ad', index),
    adSetId: entityId('ad_set', adSet),
    campaignId: entityId('campaign', Math.floor(adSet / AD_SETS_PER_CAMPAIGN)),
    // Every tenth ad shows what the one before it shows.
    creativeId: entityId('creative', isEvery(10, index, 9) ? index - 1 : index),
    name: `Ad ${index}`,
    createdAt: CREATED_AT,
    status: rests ? 'PAUSED' : 'ACTIVE',
    effectiveStatus: rests ? 'PAUSED' : 'ACTIVE',
  });
}

function buildCreative(id: string): Creative {
  return aCreative({ id, name: `Creative ${id}`, assetId: `hash-${id}` });
}

function holdsBudget(campaign: number): boolean {
  return isEvery(4, campaign);
}
