/**
 * The columns that are understood, each with the headers that name it, best first. Headers are compared in lower
 * case, with single spaces and without a currency: `Amount spent (USD)` is `amount spent`.
 */
export const HEADER_TABLE = {
  day: ['day'],
  rangeStart: ['reporting starts'],
  rangeEnd: ['reporting ends'],
  adId: ['ad id'],
  adName: ['ad name'],
  adSetId: ['ad set id'],
  adSetName: ['ad set name'],
  campaignId: ['campaign id'],
  campaignName: ['campaign name'],
  adSetBudget: ['ad set budget'],
  adSetBudgetType: ['ad set budget type'],
  attributionSetting: ['attribution setting'],
  resultType: ['result type', 'result indicator'],
  results: ['results'],
  spend: ['amount spent'],
  impressions: ['impressions'],
  reach: ['reach'],
  clicks: ['clicks (all)'],
  linkClicks: ['link clicks'],
  videoViews3s: ['3-second video plays'],
  videoViews25: ['video plays at 25%'],
  videoViews50: ['video plays at 50%'],
  videoViews75: ['video plays at 75%'],
  videoViews100: ['video plays at 100%'],
  engagements: ['post engagements', 'post engagement'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A column by our name for it. The headers of the last two depend on the conversion event. */
export type Column = keyof typeof HEADER_TABLE | 'conversions' | 'revenue';

/** A header or a result type as the tables spell it. */
export function normalizeHeader(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
