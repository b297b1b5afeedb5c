import type { ImportedInsights } from '../insights-file/imported-insights.ts';
import { deriveId } from './world/derive-id.ts';

type Entity = { readonly id: string };

/**
 * An export whose ads, ad sets and campaigns share no id. Tables that count each of them from one do, but an account
 * finds a thing by its id alone. Ads keep theirs, parents give way.
 */
export function separateIds(insights: ImportedInsights): ImportedInsights {
  const { ads, adSets, campaigns, rows } = insights;
  const adSetIds = giveWay('ad set', adSets, ads);
  const campaignIds = giveWay('campaign', campaigns, [...ads, ...adSets]);
  if (adSetIds.size === 0 && campaignIds.size === 0) return insights;
  const adSetId = (id: string): string => adSetIds.get(id) ?? id;
  const campaignId = (id: string): string => campaignIds.get(id) ?? id;
  return {
    ...insights,
    campaigns: campaigns.map((campaign) => ({ ...campaign, id: campaignId(campaign.id) })),
    adSets: adSets.map((adSet) => ({
      ...adSet,
      id: adSetId(adSet.id),
      campaignId: campaignId(adSet.campaignId),
    })),
    ads: ads.map((ad) => ({ ...ad, adSetId: adSetId(ad.adSetId), campaignId: campaignId(ad.campaignId) })),
    rows: rows.map((row) => ({
      ...row,
      adSetId: adSetId(row.adSetId),
      campaignId: campaignId(row.campaignId),
    })),
  };
}

/** New ids of those entities whose id is taken. */
function giveWay(
  kind: string,
  entities: readonly Entity[],
  others: readonly Entity[],
): ReadonlyMap<string, string> {
  const taken = new Set(others.map(({ id }) => id));
  return new Map(
    entities.filter(({ id }) => taken.has(id)).map(({ id }) => [id, deriveId('imported', kind, id)] as const),
  );
}
