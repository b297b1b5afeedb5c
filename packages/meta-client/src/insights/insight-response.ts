import * as z from 'zod';

/** What is asked for of a row of insights; Meta answers nothing that is not named. */
export const INSIGHT_FIELDS =
  'ad_id,adset_id,campaign_id,date_start,date_stop,account_currency,attribution_setting,impressions,reach,clicks,' +
  'inline_link_clicks,spend,actions,action_values,video_p25_watched_actions,video_p50_watched_actions,' +
  'video_p75_watched_actions,video_p100_watched_actions';

/** Meta writes figures as text. */
const figure = z.union([z.string(), z.number()]).nullish();

/** Figures by type of action. An entry may lack its value. */
const actions = z.array(z.object({ action_type: z.string(), value: figure })).nullish();

/** A row of insights as Meta answers it. Literals are open, and what is not listed is dropped. */
export const insightResponse = z.object({
  ad_id: z.string(),
  adset_id: z.string(),
  campaign_id: z.string(),
  date_start: z.string(),
  date_stop: z.string(),
  account_currency: z.string(),
  attribution_setting: z.string().nullish(),
  impressions: figure,
  reach: figure,
  clicks: figure,
  inline_link_clicks: figure,
  spend: figure,
  actions,
  action_values: actions,
  video_p25_watched_actions: actions,
  video_p50_watched_actions: actions,
  video_p75_watched_actions: actions,
  video_p100_watched_actions: actions,
});

/** A parsed {@link insightResponse}. */
export type InsightResponse = z.infer<typeof insightResponse>;
/** Figures by type of action. */
export type ActionList = z.infer<typeof actions>;
