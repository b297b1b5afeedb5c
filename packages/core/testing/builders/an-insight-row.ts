import type { InsightRow } from '../../src/index.ts';
import { NOW } from './now.ts';

/** Yesterday's figures of an ad: CTR 2 %, CPC 0.25, CPA 10.00, ROAS 3. */
export function anInsightRow(overrides: Partial<InsightRow> = {}): InsightRow {
  return {
    adId: 'ad-1',
    adSetId: 'ad-set-1',
    campaignId: 'campaign-1',
    day: '2026-01-14',
    impressions: 10_000,
    reach: 8000,
    clicks: 250,
    linkClicks: 200,
    spend: 5000,
    conversions: 5,
    revenue: 15_000,
    videoViews3s: null,
    videoViews25: null,
    videoViews50: null,
    videoViews75: null,
    videoViews100: null,
    engagements: null,
    attributionSetting: '7d_click_1d_view',
    knownAt: NOW,
    ...overrides,
  };
}
