import type { Json } from '@adpilot/core';
import { adNode } from './ad-node.ts';
import { adSetNode } from './ad-set-node.ts';
import { campaignNode } from './campaign-node.ts';
import { creativeNode } from './creative-node.ts';
import type { GraphContext } from './graph-context.ts';
import { unknownObject } from './graph-errors.ts';
import { readNode } from './node-type.ts';
import type { FieldSelection } from './parse-fields.ts';

/**
 * Reads a campaign, ad set, ad or creative by its id, deleted ones too.
 *
 * @throws GraphError where there is no such object
 */
export function readById(context: GraphContext, id: string, selection: readonly FieldSelection[]): Json {
  const { world } = context;
  const campaign = world.campaigns.get(id);
  if (campaign) return readNode(campaignNode, campaign, context, selection);
  const adSet = world.adSets.get(id);
  if (adSet) return readNode(adSetNode, adSet, context, selection);
  const ad = world.ads.get(id);
  if (ad) return readNode(adNode, ad, context, selection);
  const shownBy = world.state.ads.find(({ creativeId }) => creativeId === id);
  if (shownBy) return readNode(creativeNode, shownBy, context, selection);
  throw unknownObject('get', id);
}
