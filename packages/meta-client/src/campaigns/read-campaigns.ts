import type { AccountRequest, Campaign, Page } from '@adpilot/core';
import type { Graph } from '../http/graph.ts';
import { readList } from '../http/read-list.ts';
import { isShown } from '../wire/shown-in-lists.ts';
import { CAMPAIGN_FIELDS, campaignResponse } from './campaign-response.ts';
import { toCampaign } from './to-campaign.ts';

/** Lists the campaigns of an account that are neither archived nor deleted. */
export function readCampaigns(graph: Graph, request: AccountRequest): AsyncIterable<Page<Campaign>> {
  return readList(graph, request, {
    edge: 'campaigns',
    parameters: { fields: CAMPAIGN_FIELDS, limit: '200' },
    answer: campaignResponse,
    toItem: toCampaign,
    isWanted: isShown,
    keyOf: ({ id }) => id,
  });
}
