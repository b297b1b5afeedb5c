import type { AccountRequest, Creative, Page } from '@adpilot/core';
import type { Graph } from '../http/graph.ts';
import { readList } from '../http/read-list.ts';
import { isShown } from '../wire/shown-in-lists.ts';
import { CREATIVE_FIELDS, creativeResponse } from './creative-response.ts';
import { toCreative } from './to-creative.ts';

/** Lists the creatives of an account that are not deleted. */
export function readCreatives(graph: Graph, request: AccountRequest): AsyncIterable<Page<Creative>> {
  return readList(graph, request, {
    edge: 'adcreatives',
    parameters: { fields: CREATIVE_FIELDS, limit: '200' },
    answer: creativeResponse,
    toItem: toCreative,
    isWanted: isShown,
    keyOf: ({ id }) => id,
  });
}
