import type { EntityTree } from '../../src/index.ts';
import { aCampaign } from './a-campaign.ts';
import { aCreative } from './a-creative.ts';
import { anAccount } from './an-account.ts';
import { anAd } from './an-ad.ts';
import { anAdSet } from './an-ad-set.ts';

/** An account with one campaign, one ad set, one ad and its creative. */
export function aTree(overrides: Partial<EntityTree> = {}): EntityTree {
  return {
    account: anAccount(),
    campaigns: [aCampaign()],
    adSets: [anAdSet()],
    ads: [anAd()],
    creatives: [aCreative()],
    ...overrides,
  };
}
