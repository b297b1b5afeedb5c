import { addDays, daysFrom, type Json } from '@adpilot/core';
import { holdsBudget } from '../market/pacing.ts';
import { adSetEffectiveStatus } from '../world/effective-status.ts';
import { campaignOf } from '../world/open-world.ts';
import type { AdSetState } from '../world/world-state.ts';
import { budgetFields } from './budget-fields.ts';
import { BID_STRATEGY, campaignNode } from './campaign-node.ts';
import { ENTITY_FIELDS, endOf } from './entity-fields.ts';
import type { GraphContext } from './graph-context.ts';
import { type NodeType, readNode } from './node-type.ts';

const LEARNING_DAYS = 7;

export const adSetNode: NodeType<AdSetState> = {
  name: 'AdCampaign',
  fields: {
    ...ENTITY_FIELDS,
    ...budgetFields<AdSetState>((adSet) => [adSet]),
    campaign_id: ({ campaignId }) => campaignId,
    effective_status: (adSet, { world }) => adSetEffectiveStatus(adSet, campaignOf(world, adSet)),
    end_time: endOf,
    optimization_goal: ({ optimizationGoal }) => optimizationGoal,
    billing_event: () => 'IMPRESSIONS',
    bid_strategy: (adSet) => (holdsBudget(adSet) ? BID_STRATEGY : undefined),
    targeting: () => ({
      age_min: 18,
      age_max: 65,
      geo_locations: { countries: ['US'], location_types: ['home', 'recent'] },
      targeting_automation: { advantage_audience: 0 },
    }),
    learning_stage_info: learningStageInfo,
  },
  links: {
    campaign: (adSet, context, inner) =>
      readNode(campaignNode, campaignOf(context.world, adSet), context, inner),
  },
};

function learningStageInfo({ id, learning, createdAt }: AdSetState, { world, now }: GraphContext): Json {
  const today = world.calendar.dayOf(now);
  const days = daysFrom(addDays(today, 1 - LEARNING_DAYS), today);
  const conversions = world
    .adsOf(id)
    .flatMap((ad) => days.map((day) => ad.days[day]?.conversions ?? 0))
    .reduce((sum, count) => sum + count, 0);
  return {
    status: learning ? 'LEARNING' : 'SUCCESS',
    conversions,
    last_sig_edit_ts: Math.floor(Date.parse(createdAt) / 1000),
    attribution_windows: ['7d_click', '1d_view'],
  };
}
