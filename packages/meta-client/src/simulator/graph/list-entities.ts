import type { Json } from '@adpilot/core';
import * as z from 'zod';
import { adEffectiveStatus, adSetEffectiveStatus } from '../world/effective-status.ts';
import { adSetOf, campaignOf, type World } from '../world/open-world.ts';
import { adNode } from './ad-node.ts';
import { adSetNode } from './ad-set-node.ts';
import { campaignNode } from './campaign-node.ts';
import { creativeNode } from './creative-node.ts';
import type { GraphCall } from './graph-call.ts';
import type { GraphContext } from './graph-context.ts';
import { invalidCursor, parameterError } from './graph-errors.ts';
import { parseIdFilters } from './id-filters.ts';
import { type NodeType, readNode } from './node-type.ts';
import { pageOf } from './page.ts';
import { parseFields } from './parse-fields.ts';
import { parseJsonParam } from './parse-json-param.ts';

const SHOWN_UNASKED = new Set(['ACTIVE', 'PAUSED', 'CAMPAIGN_PAUSED', 'ADSET_PAUSED']);

type Lists = Readonly<Record<string, (context: GraphContext, call: GraphCall) => Json>>;

/** The lists of an account by the name of their edge. */
export const ENTITY_LISTS: Lists = {
  campaigns: list(campaignNode, {
    entities: ({ state }) => state.campaigns,
    idOf: ({ id }) => id,
    effectiveStatus: ({ status }) => status,
    filters: { id: ({ id }) => id, 'campaign.id': ({ id }) => id },
  }),
  adsets: list(adSetNode, {
    entities: ({ state }) => state.adSets,
    idOf: ({ id }) => id,
    effectiveStatus: (adSet, world) => adSetEffectiveStatus(adSet, campaignOf(world, adSet)),
    filters: {
      id: ({ id }) => id,
      'adset.id': ({ id }) => id,
      'campaign.id': ({ campaignId }) => campaignId,
    },
  }),
  ads: list(adNode, {
    entities: ({ state }) => state.ads,
    idOf: ({ id }) => id,
    effectiveStatus: (ad, world) => adEffectiveStatus(ad, adSetOf(world, ad), campaignOf(world, ad)),
    filters: {
      id: ({ id }) => id,
      'ad.id': ({ id }) => id,
      'adset.id': ({ adSetId }) => adSetId,
      'campaign.id': ({ campaignId }) => campaignId,
    },
  }),
  adcreatives: list(creativeNode, {
    entities: ({ state }) => state.ads,
    idOf: ({ creativeId }) => creativeId,
    effectiveStatus: () => 'ACTIVE',
    filters: { id: ({ creativeId }) => creativeId },
  }),
};

function list<E>(
  type: NodeType<E>,
  {
    entities,
    idOf,
    effectiveStatus,
    filters,
  }: {
    readonly entities: (world: World) => readonly E[];
    readonly idOf: (entity: E) => string;
    readonly effectiveStatus: (entity: E, world: World) => string;
    readonly filters: Readonly<Record<string, (entity: E) => string>>;
  },
): Lists[string] {
  return (context, call) => {
    const { world } = context;
    const statuses = parseStatuses(call.params) ?? SHOWN_UNASKED;
    const isWanted = parseIdFilters(call.params, filters);
    const selection = parseFields(call.params.get('fields') || 'id');
    const isShown = (entity: E) => statuses.has(effectiveStatus(entity, world)) && isWanted(entity);
    return pageOf(call, {
      items: (after) => startAfter(entities(world), idOf, after).filter(isShown),
      placeOf: idOf,
      answer: (entity) => readNode(type, entity, context, selection),
    });
  };
}

function startAfter<E>(
  entities: readonly E[],
  idOf: (entity: E) => string,
  after: string | null,
): readonly E[] {
  if (after === null) return entities;
  const place = entities.findIndex((entity) => idOf(entity) === after);
  if (place < 0) throw invalidCursor();
  return entities.slice(place + 1);
}

function parseStatuses(params: URLSearchParams): ReadonlySet<string> | null {
  const value = parseJsonParam(params, 'effective_status');
  if (value === undefined) return null;
  const parsed = z.array(z.string()).safeParse(value);
  if (!parsed.success) throw parameterError('Param effective_status must be an array');
  return new Set(parsed.data);
}
