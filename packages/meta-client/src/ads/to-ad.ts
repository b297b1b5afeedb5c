import type { Ad } from '@adpilot/core';
import { labelNames } from '../wire/labels.ts';
import type { AdResponse } from './ad-response.ts';

/** An ad in the words of the model. */
export function toAd(answer: AdResponse): Ad {
  return {
    id: answer.id,
    adSetId: answer.adset_id,
    campaignId: answer.campaign_id,
    creativeId: answer.creative?.id ?? null,
    name: answer.name,
    labels: labelNames(answer.adlabels),
    status: answer.status,
    effectiveStatus: answer.effective_status,
    createdAt: answer.created_time,
  };
}
