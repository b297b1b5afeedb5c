import { currencyOffset, type Day, decimalToUnits } from '@adpilot/core';
import type { AdHistory } from './ad-histories.ts';
import { compareText } from './compare-text.ts';
import type { DayFigures } from './day-figures.ts';
import type { ImportedAd, ImportedAdSet, ImportedCampaign } from './imported-insights.ts';
import { inferDailyBudget } from './infer-daily-budget.ts';
import { identify, type Placement } from './placement.ts';

/** What the rows of an export belong to, each list ordered by id. */
export type Entities = {
  readonly campaigns: readonly ImportedCampaign[];
  readonly adSets: readonly ImportedAdSet[];
  readonly ads: readonly PlacedAd[];
};

/** An ad below its parents, with its figures. */
export type PlacedAd = { readonly ad: ImportedAd; readonly days: ReadonlyMap<Day, DayFigures> };

/** Where ads disagree about the ad set that they share, the newest row is right. */
export function buildEntities(histories: readonly AdHistory[], currency: string): Entities {
  const offset = currencyOffset(currency);
  const campaigns = new Map<string, ImportedCampaign>();
  const adSets: ImportedAdSet[] = [];
  const ads: PlacedAd[] = [];
  for (const [adSetId, { newest, members }] of groupByAdSet(histories)) {
    const { campaignId } = identify(newest);
    campaigns.set(campaignId, {
      id: campaignId,
      name: newest.campaignName ?? newest.campaignId ?? '(inferred) campaign',
      inferred: newest.campaignId === null && newest.campaignName === null,
    });
    adSets.push({
      id: adSetId,
      campaignId,
      name: newest.adSetName ?? newest.adSetId ?? `(inferred) ${newest.adName ?? newest.adId}`,
      inferred: newest.adSetId === null && newest.adSetName === null,
      ...budgetOf(members, offset),
    });
    for (const { placement, days } of members) {
      const { adId } = identify(placement);
      ads.push({ ad: { id: adId, adSetId, campaignId, name: placement.adName ?? adId }, days });
    }
  }
  return {
    campaigns: [...campaigns.values()].sort((a, b) => compareText(a.id, b.id)),
    adSets: adSets.sort((a, b) => compareText(a.id, b.id)),
    ads: ads.sort((a, b) => compareText(a.ad.id, b.ad.id)),
  };
}

/** The members from the one that ended first to the one seen last. */
function groupByAdSet(histories: readonly AdHistory[]) {
  const groups = new Map<string, { newest: Placement; readonly members: AdHistory[] }>();
  for (const history of histories.toSorted((a, b) => compareText(a.latest, b.latest))) {
    const { placement } = history;
    const { adSetId } = identify(placement);
    const group = groups.get(adSetId) ?? { newest: placement, members: [] };
    group.newest = placement;
    group.members.push(history);
    groups.set(adSetId, group);
  }
  return groups;
}

function budgetOf(
  members: readonly AdHistory[],
  offset: 1 | 100,
): Pick<ImportedAdSet, 'dailyBudget' | 'budgetInferred'> {
  const stated = members.flatMap(({ placement }) => placement.dailyBudget ?? []).at(-1);
  return stated === undefined
    ? { dailyBudget: inferDailyBudget(members, offset), budgetInferred: true }
    : { dailyBudget: decimalToUnits(stated, offset), budgetInferred: false };
}
