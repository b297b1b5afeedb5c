import { type InsightRow, type Instant, isDay } from '@adpilot/core';
import { refusal } from '../errors/refusal.ts';
import { actionFigure, conversionType } from './action-figure.ts';
import type { InsightResponse } from './insight-response.ts';
import { createRowFigures } from './row-figures.ts';

// Meta counts three seconds as a view; the quartiles come in lists of this one type.
const VIDEO_VIEW = 'video_view';
const ENGAGEMENT = 'post_engagement';

/** One row of an answer that was read at `readAt`. @throws PlatformError of kind `invalid_request` */
export function toInsightRow(
  row: InsightResponse,
  {
    readAt,
    conversionActionTypes,
  }: { readonly readAt: Instant; readonly conversionActionTypes: readonly string[] },
): InsightRow {
  const day = dayOfRow(row);
  const figures = createRowFigures({ adId: row.ad_id, day, currency: row.account_currency });
  const conversion = conversionType(row.actions, conversionActionTypes);
  const views = (list: InsightResponse['actions'], field: string) =>
    figures.count(field, actionFigure(list, VIDEO_VIEW));
  return {
    adId: row.ad_id,
    adSetId: row.adset_id,
    campaignId: row.campaign_id,
    day,
    impressions: figures.count('impressions', row.impressions ?? 0) ?? 0,
    reach: figures.count('reach', row.reach),
    clicks: figures.count('clicks', row.clicks),
    linkClicks: figures.count('inline_link_clicks', row.inline_link_clicks),
    spend: figures.amount('spend', row.spend ?? 0) ?? 0,
    conversions:
      conversion === null
        ? 0
        : figures.quantity(`actions.${conversion}`, actionFigure(row.actions, conversion)),
    revenue:
      conversion === null
        ? 0
        : figures.amount(`action_values.${conversion}`, actionFigure(row.action_values, conversion)),
    videoViews3s: views(row.actions, `actions.${VIDEO_VIEW}`),
    videoViews25: views(row.video_p25_watched_actions, 'video_p25_watched_actions'),
    videoViews50: views(row.video_p50_watched_actions, 'video_p50_watched_actions'),
    videoViews75: views(row.video_p75_watched_actions, 'video_p75_watched_actions'),
    videoViews100: views(row.video_p100_watched_actions, 'video_p100_watched_actions'),
    engagements: figures.count(`actions.${ENGAGEMENT}`, actionFigure(row.actions, ENGAGEMENT)),
    attributionSetting: row.attribution_setting ?? null,
    knownAt: readAt,
  };
}

function dayOfRow({ ad_id: adId, date_start: start, date_stop: stop }: InsightResponse): string {
  if (isDay(start) && start === stop) return start;
  throw refusal('invalid_request', `a row of ad ${adId} spans ${start} to ${stop} instead of one day`, {
    adId,
  });
}
