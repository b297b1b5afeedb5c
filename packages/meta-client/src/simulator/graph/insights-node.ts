import { formatMinorUnits, type Json } from '@adpilot/core';
import type { Reported } from '../market/read-insights.ts';
import { adSetOf, campaignOf, type World } from '../world/open-world.ts';
import { actionsOf, actionValuesOf, videoActions } from './insight-actions.ts';
import type { NodeType } from './node-type.ts';

/** A row of insights: everything is text, and what would be zero or empty is left out. */
export const insightsNode: NodeType<Reported> = {
  name: 'AdsInsights',
  fields: {
    date_start: ({ day }) => day,
    date_stop: ({ day }) => day,
    account_id: (_, { world }) => world.state.account.id.replace('act_', ''),
    account_name: (_, { world }) => world.state.account.name,
    account_currency: (_, { world }) => world.state.account.currency,
    campaign_id: ({ campaignId }) => campaignId,
    campaign_name: (row, { world }) => campaignOf(world, row).name,
    objective: (row, { world }) => campaignOf(world, row).objective,
    adset_id: ({ adSetId }) => adSetId,
    adset_name: (row, { world }) => adSetOf(world, row).name,
    optimization_goal: (row, { world }) => adSetOf(world, row).optimizationGoal,
    ad_id: ({ adId }) => adId,
    ad_name: ({ adId }, { world }) => world.ads.get(adId)?.name,
    attribution_setting: ({ attributionSetting }) => attributionSetting ?? undefined,
    impressions: ({ impressions }) => count(impressions),
    reach: ({ reach }) => count(reach),
    clicks: ({ clicks }) => count(clicks),
    inline_link_clicks: ({ linkClicks }) => count(linkClicks),
    inline_post_engagement: ({ engagements }) => count(engagements),
    spend: ({ spend }, { world }) => (spend === 0 ? undefined : amount(spend, world)),
    frequency: ({ impressions, reach }) => ratio(impressions, reach),
    ctr: ({ clicks, impressions }) => ratio((clicks ?? 0) * 100, impressions),
    cpc: ({ spend, clicks }, { world }) => ratio(Number(amount(spend, world)), clicks),
    cpm: ({ spend, impressions }, { world }) => ratio(Number(amount(spend, world)) * 1000, impressions),
    actions: actionsOf,
    action_values: (row, { world }) => actionValuesOf(row, world.state.account.currency),
    video_p25_watched_actions: ({ videoViews25 }) => videoActions(videoViews25),
    video_p50_watched_actions: ({ videoViews50 }) => videoActions(videoViews50),
    video_p75_watched_actions: ({ videoViews75 }) => videoActions(videoViews75),
    video_p100_watched_actions: ({ videoViews100 }) => videoActions(videoViews100),
  },
};

/** Unknown, as it is in the past of an export without the column, is null; a zero is left out. */
function count(value: number | null): Json | undefined {
  if (value === null) return null;
  return value === 0 ? undefined : String(value);
}

function amount(minor: number, { state }: World): string {
  return formatMinorUnits(minor, state.account.currency);
}

function ratio(numerator: number, denominator: number | null): Json | undefined {
  if (denominator === null || denominator === 0 || numerator === 0) return undefined;
  return String(Math.round((numerator / denominator) * 1e6) / 1e6);
}
