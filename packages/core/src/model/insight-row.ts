import type { Day } from '../shared/day.ts';
import type { Instant } from '../shared/instant.ts';
import type { MinorUnits } from '../shared/money.ts';

/**
 * One ad on one day of the account's time zone. A figure is null where it was not asked for or has no column, and 0
 * where the vendor leaves a zero out.
 */
export type InsightRow = {
  readonly adId: string;
  readonly adSetId: string;
  readonly campaignId: string;
  readonly day: Day;
  readonly impressions: number;
  /** People, of this day alone: never summed over days or ads. */
  readonly reach: number | null;
  /** All clicks. */
  readonly clicks: number | null;
  /** Clicks on the ad's link. */
  readonly linkClicks: number | null;
  readonly spend: MinorUnits;
  /** Conversions of one action type, never summed over the aliases of one event. */
  readonly conversions: number | null;
  readonly revenue: MinorUnits | null;
  readonly videoViews3s: number | null;
  readonly videoViews25: number | null;
  readonly videoViews50: number | null;
  readonly videoViews75: number | null;
  readonly videoViews100: number | null;
  readonly engagements: number | null;
  readonly attributionSetting: string | null;
  /** When these figures were read: history keeps earlier readings as revisions. */
  readonly knownAt: Instant;
};

/**
 * The row for sums. An ad that was not shown was not clicked either: of a row without delivery, as late conversions leave
 * one, what is unknown is 0, and does not make a sum unknown.
 */
export function settleUndelivered(row: InsightRow): InsightRow {
  if (row.impressions > 0 || row.spend > 0) return row;
  const { clicks, linkClicks, conversions, revenue, engagements } = row;
  return {
    ...row,
    clicks: clicks ?? 0,
    linkClicks: linkClicks ?? 0,
    conversions: conversions ?? 0,
    revenue: revenue ?? 0,
    engagements: engagements ?? 0,
  };
}

/**
 * How the figures of an account or an ad set on one day stood at `readAt`: of the running day since local midnight, and of
 * the day before it as far as they were known by then.
 */
export type IntradayPoint = {
  readonly level: 'account' | 'ad_set';
  readonly id: string;
  readonly day: Day;
  readonly readAt: Instant;
  readonly spend: MinorUnits;
  readonly impressions: number;
  /** Clicks of the kind that counts in this account. */
  readonly clicks: number | null;
  readonly conversions: number | null;
  readonly revenue: MinorUnits | null;
};
