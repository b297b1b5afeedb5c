import type { AdPlatform, Campaign, Page } from '@adpilot/core';
import { aCampaign, aCreative, anAccount, anAd, anAdSet } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { openShop } from '../../testing/open-shop.ts';
import { readAll, readTree } from './read-tree.ts';

async function* pagesOf<T>(...items: readonly T[]): AsyncIterable<Page<T>> {
  yield { items, last: true };
}

/** A platform whose campaigns differ from reading to reading. */
function platformWith(
  readings: readonly (readonly Campaign[])[],
): AdPlatform & { readonly read: () => number } {
  let read = 0;
  return {
    ...openShop().platform,
    read: () => read,
    readAccount: async () => anAccount(),
    readCampaigns: () => pagesOf(...(readings[read++] ?? [])),
    readAdSets: () => pagesOf(anAdSet(), anAdSet({ id: 'ad-set-2', campaignId: 'campaign-2' })),
    readAds: () => pagesOf(anAd(), anAd({ id: 'ad-2', adSetId: 'ad-set-2', campaignId: 'campaign-2' })),
    readCreatives: () => pagesOf(aCreative()),
  };
}

const ONE = [aCampaign()];
const BOTH = [aCampaign(), aCampaign({ id: 'campaign-2' })];
const request = { accountId: 'act_1' };
const onPage = async (): Promise<void> => undefined;

describe('readTree', () => {
  it('reads every list once where they fit together', async () => {
    const platform = platformWith([BOTH]);
    const { adSets, ads } = await readTree(platform, request, onPage);
    expect([adSets.length, ads.length, platform.read()]).toEqual([2, 2, 1]);
  });

  it('reads again where a campaign appeared in between', async () => {
    const platform = platformWith([ONE, BOTH]);
    const { campaigns, adSets, ads } = await readTree(platform, request, onPage);
    expect([campaigns.length, adSets.length, ads.length, platform.read()]).toEqual([2, 2, 2, 2]);
  });

  it('leaves out what belongs to a campaign that is not listed', async () => {
    const { adSets, ads } = await readTree(platformWith([ONE, ONE]), request, onPage);
    expect([adSets.map(({ id }) => id), ads.map(({ id }) => id)]).toEqual([['ad-set-1'], ['ad-1']]);
  });
});

describe('readAll', () => {
  it('refuses a list that ends before its last page', async () => {
    async function* broken(): AsyncIterable<Page<number>> {
      yield { items: [1, 2], last: false };
    }
    await expect(readAll(broken(), onPage)).rejects.toMatchObject({ code: 'platform', kind: 'transient' });
  });
});
