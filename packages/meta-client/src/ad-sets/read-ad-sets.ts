import type { AccountRequest, AdSet, Page } from '@adpilot/core';
import type { Graph } from '../http/graph.ts';
import { readList } from '../http/read-list.ts';
import { isShown } from '../wire/shown-in-lists.ts';
import { AD_SET_FIELDS, adSetResponse } from './ad-set-response.ts';
import { toAdSet } from './to-ad-set.ts';

/** Lists the ad sets of an account that are neither archived nor deleted. */
export function readAdSets(graph: Graph, request: AccountRequest): AsyncIterable<Page<AdSet>> {
  return readList(graph, request, {
    edge: 'adsets',
    parameters: { fields: AD_SET_FIELDS, limit: '200' },
    answer: adSetResponse,
    toItem: toAdSet,
    isWanted: isShown,
    keyOf: ({ id }) => id,
  });
}
