import type { InsightRow, Instant } from '@adpilot/core';

/**
 * What a complete reading says by leaving a row out: that the ad had no delivery on that day after all. The figures
 * become 0, and those that were unknown stay so. Only ads that are still listed count: the vendor leaves out the rows of
 * archived and deleted ads, whose past stays as it was.
 */
export function vanishedRows(
  known: readonly InsightRow[],
  answered: readonly InsightRow[],
  { adIds, readAt }: { readonly adIds: ReadonlySet<string>; readonly readAt: Instant },
): readonly InsightRow[] {
  const present = new Set(answered.map(keyOf));
  return known
    .filter(
      (row) => adIds.has(row.adId) && !present.has(keyOf(row)) && (row.impressions > 0 || row.spend > 0),
    )
    .map((row) => ({
      ...row,
      impressions: 0,
      reach: none(row.reach),
      clicks: none(row.clicks),
      linkClicks: none(row.linkClicks),
      spend: 0,
      conversions: none(row.conversions),
      revenue: none(row.revenue),
      videoViews3s: none(row.videoViews3s),
      videoViews25: none(row.videoViews25),
      videoViews50: none(row.videoViews50),
      videoViews75: none(row.videoViews75),
      videoViews100: none(row.videoViews100),
      engagements: none(row.engagements),
      knownAt: readAt,
    }));
}

function none(figure: number | null): number | null {
  return figure === null ? null : 0;
}

function keyOf({ adId, day }: InsightRow): string {
  return `${adId} ${day}`;
}
