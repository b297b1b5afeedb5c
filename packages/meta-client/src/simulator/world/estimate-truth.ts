import type { InsightRow } from '@adpilot/core';
import type { AdTruth } from './ad-truth.ts';

// How much the account's rate weighs beside the ad's own: as this many impressions, clicks or orders of the ad.
const PRIOR_IMPRESSIONS = 1_000;
const PRIOR_CLICKS = 100;
const PRIOR_ORDERS = 10;
// Minor units per thousand impressions, for an account that has spent nothing yet.
const CPM_WITHOUT_HISTORY = 1_000;

/** Both sides of a rate, added up over the rows that know both: a part of one and all of the other would be no rate. */
type RateSum = { readonly part: number; readonly of: number };

/** What the rates of an ad or an account are read off. Clicks are those on the link, or all where those are unknown. */
export type RateSums = {
  readonly clicksPerImpression: RateSum;
  readonly conversionsPerClick: RateSum;
  /** Minor units. */
  readonly revenuePerConversion: RateSum;
  readonly spendPerImpression: RateSum;
};

type FigureOf = (row: InsightRow) => number | null;

const impressionsOf: FigureOf = ({ impressions }) => impressions;
const clicksOf: FigureOf = ({ linkClicks, clicks }) => linkClicks ?? clicks;
const conversionsOf: FigureOf = ({ conversions }) => conversions;

export function sumRates(rows: readonly InsightRow[]): RateSums {
  const sum = (partOf: FigureOf, wholeOf: FigureOf): RateSum => {
    let [part, of] = [0, 0];
    for (const row of rows) {
      const [knownPart, knownWhole] = [partOf(row), wholeOf(row)];
      if (knownPart === null || knownWhole === null) continue;
      part += knownPart;
      of += knownWhole;
    }
    return { part, of };
  };
  return {
    clicksPerImpression: sum(clicksOf, impressionsOf),
    conversionsPerClick: sum(conversionsOf, clicksOf),
    revenuePerConversion: sum(({ revenue }) => revenue, conversionsOf),
    spendPerImpression: sum(({ spend }) => spend, impressionsOf),
  };
}

/** An ad's rates from its own figures, drawn towards the account's where they are few. */
export function estimateTruth(ad: RateSums, account: RateSums): AdTruth {
  const rate = (name: keyof RateSums, weight: number): number => {
    const prior = account[name].of === 0 ? 0 : account[name].part / account[name].of;
    return (ad[name].part + weight * prior) / (ad[name].of + weight);
  };
  return {
    ctr: Math.min(1, rate('clicksPerImpression', PRIOR_IMPRESSIONS)),
    cvr: rate('conversionsPerClick', PRIOR_CLICKS),
    averageOrderValue: rate('revenuePerConversion', PRIOR_ORDERS),
    cpm: rate('spendPerImpression', PRIOR_IMPRESSIONS) * 1000 || CPM_WITHOUT_HISTORY,
  };
}
