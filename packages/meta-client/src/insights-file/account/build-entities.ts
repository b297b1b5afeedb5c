import { currencyOffset, type Day, decimalToUnits } from '@adpilot/core';
import type { ImportedAd, ImportedAdSet, ImportedCampaign } from '../imported-insights.ts';
import type { DayFigures } from '../row/day-figures.ts';
import { type Identities, identify } from '../row/placement.ts';
import type { AdHistory } from './ad-histories.ts';
import { compareText } from './compare-text.ts';
import { inferDailyBudget } from './infer-daily-budget.ts';

/** What the rows of an export belong to, each list ordered by id. */
export type Entities = {
  readonly campaigns: readonly ImportedCampaign[];
  readonly adSets: readonly ImportedAdSet[];
  readonly ads: readonly PlacedAd[];
};

/** An ad below its parents, with its figures. */
export type PlacedAd = { readonly ad: ImportedAd; readonly days: ReadonlyMap<Day, DayFigures> };

/** An ad set with the histories of its ads, from the one that ended first to the one seen last. */
type AdSetGroup = { readonly newest: Identities; readonly members: readonly Member[] };
type Member = { readonly identities: Identities; readonly history: AdHistory };

/**
 * Where ads disagree about the ad set that they share, the newest row is right. The budget of a campaign is that of its
 * ad set, where it has only one.
 */
export function buildEntities(histories: readonly AdHistory[], currency: string): Entities {
  const offset = currencyOffset(currency);
  const groups = groupByAdSet(histories);
  const campaigns = new Map<string, ImportedCampaign>();
  const adSetsIn = new Map<string, number>();
  for (const { newest } of groups) {
    const { id, name, inferred } = newest.campaign;
    campaigns.set(id, { id, name, inferred });
    adSetsIn.set(id, (adSetsIn.get(id) ?? 0) + 1);
  }
  const adSets = groups.map(({ newest: { adSet, campaign }, members }) => ({
    id: adSet.id,
    campaignId: campaign.id,
    name: adSet.name,
    inferred: adSet.inferred,
    ...budgetOf(members, { offset, isOnly: adSetsIn.get(campaign.id) === 1 }),
  }));
  return {
    campaigns: [...campaigns.values()].sort((a, b) => compareText(a.id, b.id)),
    adSets: adSets.sort((a, b) => compareText(a.id, b.id)),
    ads: groups.flatMap(placeAds).sort((a, b) => compareText(a.ad.id, b.ad.id)),
  };
}

function groupByAdSet(histories: readonly AdHistory[]): readonly AdSetGroup[] {
  const groups = new Map<string, { newest: Identities; readonly members: Member[] }>();
  for (const history of histories.toSorted((a, b) => compareText(a.latest, b.latest))) {
    const identities = identify(history.placement);
    const group = groups.get(identities.adSet.id) ?? { newest: identities, members: [] };
    group.newest = identities;
    group.members.push({ identities, history });
    groups.set(identities.adSet.id, group);
  }
  return [...groups.values()];
}

function placeAds({ newest: { adSet, campaign }, members }: AdSetGroup): readonly PlacedAd[] {
  return members.map(({ identities: { ad }, history: { days } }) => ({
    ad: { id: ad.id, adSetId: adSet.id, campaignId: campaign.id, name: ad.name, inferred: ad.inferred },
    days,
  }));
}

function budgetOf(
  members: readonly Member[],
  { offset, isOnly }: { readonly offset: 1 | 100; readonly isOnly: boolean },
): Pick<ImportedAdSet, 'dailyBudget' | 'budgetInferred'> {
  const histories = members.map(({ history }) => history);
  const own = histories.flatMap(({ placement }) => placement.dailyBudget ?? []).at(-1);
  const campaigns = histories.flatMap(({ placement }) => placement.campaignDailyBudget ?? []).at(-1);
  const stated = own ?? (isOnly ? campaigns : undefined);
  return stated === undefined
    ? { dailyBudget: inferDailyBudget(histories, offset), budgetInferred: true }
    : { dailyBudget: decimalToUnits(stated, offset), budgetInferred: false };
}
