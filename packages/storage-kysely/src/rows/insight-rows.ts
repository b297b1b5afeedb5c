import type { ConversionRevision, InsightRead, InsightRow, Instant } from '@adpilot/core';
import { day, flag, float, instant, integer, orNull, text } from '../columns.ts';
import { mapRows } from '../row-mapping.ts';

/** Figures that were read once or several times in a row: from `firstKnownAt` to `knownAt`. */
export type InsightVersion = InsightRow & { readonly firstKnownAt: Instant };

/** A row of `meta_ad_insights` (the version that holds) and of `meta_ad_insight_revisions` (earlier ones). */
export type InsightVersionRow = InsightVersion & { readonly accountId: string };

/** A row of `meta_insight_reads`. */
export type InsightReadRow = InsightRead;

const figures = {
  adId: text,
  adSetId: text,
  campaignId: text,
  day,
  impressions: integer,
  reach: orNull(integer),
  clicks: orNull(integer),
  linkClicks: orNull(integer),
  spend: integer,
  conversions: orNull(float),
  revenue: orNull(integer),
  videoViews3s: orNull(integer),
  videoViews25: orNull(integer),
  videoViews50: orNull(integer),
  videoViews75: orNull(integer),
  videoViews100: orNull(integer),
  engagements: orNull(integer),
  attributionSetting: orNull(text),
  knownAt: instant,
};

/** What the model knows of a version. */
export const insightRows = mapRows<InsightRow>('meta_ad_insights', ['day', 'adId'], figures);

/** The same, with the time from which it was known. */
export const insightVersionRows = mapRows<InsightVersion>(
  'meta_ad_insights',
  ['day', 'adId', 'firstKnownAt'],
  {
    ...figures,
    firstKnownAt: instant,
  },
);

/** Readings of ranges of days. */
export const insightReadRows = mapRows<InsightReadRow>(
  'meta_insight_reads',
  ['accountId', 'readAt', 'since', 'until'],
  { accountId: text, since: day, until: day, readAt: instant, complete: flag },
);

/** Sums over the versions of a day. */
export const conversionRevisions = mapRows<ConversionRevision>('meta_ad_insights', ['day', 'knownAt'], {
  day,
  knownAt: instant,
  conversions: orNull(float),
});
