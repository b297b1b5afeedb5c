import { type AdPlatform, type EntityTree, type Page, PlatformError, type Signal } from '@adpilot/core';

/** Reads an account with all its entities. A list that was not read to its end is an error, never a short list. */
export async function readTree(
  platform: AdPlatform,
  request: { readonly accountId: string; readonly signal?: Signal },
): Promise<EntityTree> {
  const account = await platform.readAccount(request);
  const campaigns = await readAll(platform.readCampaigns(request));
  const adSets = await readAll(platform.readAdSets(request));
  const ads = await readAll(platform.readAds(request));
  const creatives = await readAll(platform.readCreatives(request));
  return { account, campaigns, adSets, ads, creatives };
}

/** All items of a paged list. */
export async function readAll<T>(pages: AsyncIterable<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let last = false;
  for await (const page of pages) {
    for (const item of page.items) items.push(item);
    last = page.last;
  }
  if (!last) throw new PlatformError({ kind: 'transient', message: 'a list ended before its last page' });
  return items;
}
