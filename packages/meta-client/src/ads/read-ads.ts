import type { AccountRequest, Ad, Page } from '@adpilot/core';
import type { Graph } from '../http/graph.ts';
import { readList } from '../http/read-list.ts';
import { isShown } from '../wire/shown-in-lists.ts';
import { AD_FIELDS, adResponse } from './ad-response.ts';
import { toAd } from './to-ad.ts';

/** Lists the ads of an account that are neither archived nor deleted. */
export function readAds(graph: Graph, request: AccountRequest): AsyncIterable<Page<Ad>> {
  return readList(graph, request, {
    edge: 'ads',
    parameters: { fields: AD_FIELDS, limit: '200' },
    answer: adResponse,
    toItem: toAd,
    isWanted: isShown,
    keyOf: ({ id }) => id,
  });
}
