import type { AdSetState, AdState, CampaignState, EntityStatus } from './world-state.ts';

/** An ad set's status with its campaign's in view. */
export function adSetEffectiveStatus(
  adSet: Pick<AdSetState, 'status'>,
  campaign: Pick<CampaignState, 'status'>,
): EntityStatus | 'CAMPAIGN_PAUSED' {
  const gone = goneOf(adSet, campaign);
  if (gone !== null) return gone;
  if (adSet.status === 'ACTIVE' && campaign.status === 'PAUSED') return 'CAMPAIGN_PAUSED';
  return adSet.status;
}

/** An ad's status with its parents' in view; the campaign's pause is named before the ad set's. */
export function adEffectiveStatus(
  ad: Pick<AdState, 'status'>,
  adSet: Pick<AdSetState, 'status'>,
  campaign: Pick<CampaignState, 'status'>,
): EntityStatus | 'CAMPAIGN_PAUSED' | 'ADSET_PAUSED' {
  const gone = goneOf(ad, adSet, campaign);
  if (gone !== null) return gone;
  if (ad.status !== 'ACTIVE') return ad.status;
  if (campaign.status === 'PAUSED') return 'CAMPAIGN_PAUSED';
  return adSet.status === 'PAUSED' ? 'ADSET_PAUSED' : 'ACTIVE';
}

function goneOf(...family: readonly { readonly status: EntityStatus }[]): 'DELETED' | 'ARCHIVED' | null {
  if (family.some(({ status }) => status === 'DELETED')) return 'DELETED';
  return family.some(({ status }) => status === 'ARCHIVED') ? 'ARCHIVED' : null;
}
