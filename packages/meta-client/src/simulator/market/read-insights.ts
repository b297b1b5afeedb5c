import { type Day, daysFrom, type InsightRow, type Instant } from '@adpilot/core';
import type { World } from '../world/open-world.ts';
import type { AdDay, AdState } from '../world/world-state.ts';

// Derived figures stand in a fixed proportion to those that the market draws.
const OTHER_CLICKS_PER_LINK_CLICK = 0.25;
const IMPRESSIONS_PER_PERSON = 1.15;
const REACTIONS_PER_IMPRESSION = 0.003;
/** Of the impressions of a video, how many were watched for 3 seconds, and to each quarter of its length. */
const VIDEO_RETENTION = { seconds3: 0.28, quarter: 0.17, half: 0.11, threeQuarters: 0.07, whole: 0.045 };
const ATTRIBUTION = '7d_click_1d_view';

/** What insights are about: figures of an ad and a day, without the time at which somebody reads them. */
export type Reported = Omit<InsightRow, 'knownAt'>;

/**
 * The rows of a range of days as reported at `now`, by day, then in the order of the ads. Days on which an ad has not
 * delivered have none.
 */
export function* readInsights(
  world: World,
  { since, until, now }: { readonly since: Day; readonly until: Day; readonly now: Instant },
): Generator<Reported> {
  for (const day of daysFrom(since, until)) {
    const past = world.past.get(day);
    for (const ad of world.state.ads) {
      const row = past?.get(ad.id);
      if (row && row.knownAt <= now) yield row;
      const figures = ad.days[day];
      if (figures && (figures.impressions > 0 || figures.spend > 0)) yield deriveRow(ad, day, figures);
    }
  }
}

function deriveRow(ad: AdState, day: Day, figures: AdDay): Reported {
  const { impressions, linkClicks, spend, conversions, revenue } = figures;
  const video = ad.format === 'video' ? impressions : 0;
  const videoViews3s = Math.floor(video * VIDEO_RETENTION.seconds3);
  return {
    adId: ad.id,
    adSetId: ad.adSetId,
    campaignId: ad.campaignId,
    day,
    impressions,
    reach: Math.ceil(impressions / IMPRESSIONS_PER_PERSON),
    clicks: linkClicks + Math.floor(linkClicks * OTHER_CLICKS_PER_LINK_CLICK),
    linkClicks,
    spend,
    conversions,
    revenue,
    videoViews3s,
    videoViews25: Math.floor(video * VIDEO_RETENTION.quarter),
    videoViews50: Math.floor(video * VIDEO_RETENTION.half),
    videoViews75: Math.floor(video * VIDEO_RETENTION.threeQuarters),
    videoViews100: Math.floor(video * VIDEO_RETENTION.whole),
    engagements: linkClicks + videoViews3s + Math.floor(impressions * REACTIONS_PER_IMPRESSION),
    attributionSetting: ATTRIBUTION,
  };
}
