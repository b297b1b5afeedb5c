import { holdsBudget } from '../market/pacing.ts';
import type { CampaignState } from '../world/world-state.ts';
import { budgetFields } from './budget-fields.ts';
import { ENTITY_FIELDS, endOf } from './entity-fields.ts';
import type { NodeType } from './node-type.ts';

export const BID_STRATEGY = 'LOWEST_COST_WITHOUT_CAP';

export const campaignNode: NodeType<CampaignState> = {
  name: 'AdCampaignGroup',
  fields: {
    ...ENTITY_FIELDS,
    ...budgetFields<CampaignState>(({ id }, { world }) => world.adSetsOf(id)),
    effective_status: ({ status }) => status,
    stop_time: endOf,
    objective: ({ objective }) => objective,
    buying_type: () => 'AUCTION',
    bid_strategy: (campaign) => (holdsBudget(campaign) ? BID_STRATEGY : undefined),
    special_ad_categories: () => [],
  },
};
