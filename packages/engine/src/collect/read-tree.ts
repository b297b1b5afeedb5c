import { type AdPlatform, type EntityTree, type Page, PlatformError, type Signal } from '@adpilot/core';

type TreeRequest = { readonly accountId: string; readonly signal?: Signal };

/**
 * Reads an account with all its entities. A list that was not read to its end is an error, never a short list.
 *
 * Lists are read one after the other, so that a campaign may appear in between: then all are read once more. What still
 * has no parent belongs to an archived or deleted one, cannot spend, and is left out.
 */
export async function readTree(
  platform: AdPlatform,
  request: TreeRequest,
  onPage: OnPage,
): Promise<EntityTree> {
  const tree = await readLists(platform, request, onPage);
  return withoutOrphans(hasOrphans(tree) ? await readLists(platform, request, onPage) : tree);
}

async function readLists(platform: AdPlatform, request: TreeRequest, onPage: OnPage): Promise<EntityTree> {
  const account = await platform.readAccount(request);
  const campaigns = await readAll(platform.readCampaigns(request), onPage);
  const adSets = await readAll(platform.readAdSets(request), onPage);
  const ads = await readAll(platform.readAds(request), onPage);
  const creatives = await readAll(platform.readCreatives(request), onPage);
  return { account, campaigns, adSets, ads, creatives };
}

function hasOrphans(tree: EntityTree): boolean {
  const { adSets, ads } = withoutOrphans(tree);
  return adSets.length < tree.adSets.length || ads.length < tree.ads.length;
}

function withoutOrphans(tree: EntityTree): EntityTree {
  const campaignIds = new Set(tree.campaigns.map(({ id }) => id));
  const adSets = tree.adSets.filter(({ campaignId }) => campaignIds.has(campaignId));
  const adSetIds = new Set(adSets.map(({ id }) => id));
  return { ...tree, adSets, ads: tree.ads.filter(({ adSetId }) => adSetIds.has(adSetId)) };
}

/** Called after every page: reading may take long. Where it rejects, the reading ends. */
export type OnPage = () => Promise<void>;

/** All items of a paged list. */
export async function readAll<T>(pages: AsyncIterable<Page<T>>, onPage: OnPage): Promise<readonly T[]> {
  const items: T[] = [];
  let last = false;
  for await (const page of pages) {
    for (const item of page.items) items.push(item);
    last = page.last;
    await onPage();
  }
  if (!last) throw new PlatformError({ kind: 'transient', message: 'a list ended before its last page' });
  return items;
}
