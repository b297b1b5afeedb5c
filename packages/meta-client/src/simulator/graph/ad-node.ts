import { adEffectiveStatus } from '../world/effective-status.ts';
import { adSetOf, campaignOf } from '../world/open-world.ts';
import type { AdState } from '../world/world-state.ts';
import { adSetNode } from './ad-set-node.ts';
import { campaignNode } from './campaign-node.ts';
import { creativeNode } from './creative-node.ts';
import { ENTITY_FIELDS } from './entity-fields.ts';
import { type NodeType, readNode } from './node-type.ts';

export const adNode: NodeType<AdState> = {
  name: 'AdGroup',
  fields: {
    ...ENTITY_FIELDS,
    campaign_id: ({ campaignId }) => campaignId,
    adset_id: ({ adSetId }) => adSetId,
    effective_status: (ad, { world }) => adEffectiveStatus(ad, adSetOf(world, ad), campaignOf(world, ad)),
  },
  links: {
    creative: (ad, context, inner) => readNode(creativeNode, ad, context, inner),
    adset: (ad, context, inner) => readNode(adSetNode, adSetOf(context.world, ad), context, inner),
    campaign: (ad, context, inner) => readNode(campaignNode, campaignOf(context.world, ad), context, inner),
  },
};
