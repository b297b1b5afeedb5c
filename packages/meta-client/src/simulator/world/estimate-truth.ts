import type { InsightRow, MinorUnits } from '@adpilot/core';
import type { AdTruth } from './ad-truth.ts';

// How much the account's rate weighs beside the ad's own: as this many impressions, clicks or orders of the ad.
const PRIOR_IMPRESSIONS = 1_000;
const PRIOR_CLICKS = 100;
const PRIOR_ORDERS = 10;
// Minor units per thousand impressions, for an account that has spent nothing yet.
const CPM_WITHOUT_HISTORY = 1_000;

/** Figures of some rows, added up; one that is unknown adds nothing. */
export type Figures = {
  readonly impressions: number;
  /** On the link, or all clicks where those on the link are unknown. */
  readonly clicks: number;
  readonly spend: MinorUnits;
  readonly conversions: number;
  readonly revenue: MinorUnits;
};

export function sumFigures(rows: readonly InsightRow[]): Figures {
  const sum = (figureOf: (row: InsightRow) => number | null): number =>
    rows.reduce((total, row) => total + (figureOf(row) ?? 0), 0);
  return {
    impressions: sum(({ impressions }) => impressions),
    clicks: sum(({ linkClicks, clicks }) => linkClicks ?? clicks),
    spend: sum(({ spend }) => spend),
    conversions: sum(({ conversions }) => conversions),
    revenue: sum(({ revenue }) => revenue),
  };
}

/** An ad's rates from its own figures, drawn towards the account's where they are few. */
export function estimateTruth(ad: Figures, account: Figures): AdTruth {
  const rate = (part: keyof Figures, of: keyof Figures, weight: number): number => {
    const prior = account[of] === 0 ? 0 : account[part] / account[of];
    return (ad[part] + weight * prior) / (ad[of] + weight);
  };
  return {
    ctr: Math.min(1, rate('clicks', 'impressions', PRIOR_IMPRESSIONS)),
    cvr: rate('conversions', 'clicks', PRIOR_CLICKS),
    averageOrderValue: rate('revenue', 'conversions', PRIOR_ORDERS),
    cpm: rate('spend', 'impressions', PRIOR_IMPRESSIONS) * 1000 || CPM_WITHOUT_HISTORY,
  };
}
