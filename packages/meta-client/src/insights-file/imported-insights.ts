import type { Day, InsightRow, MinorUnits } from '@adpilot/core';

/** What an export says, as entities and insight rows: the past of a simulated account. */
export type ImportedInsights = {
  readonly currency: string;
  readonly timeZone: string;
  /** First and last day with a row. */
  readonly since: Day;
  readonly until: Day;
  readonly campaigns: readonly ImportedCampaign[];
  readonly adSets: readonly ImportedAdSet[];
  readonly ads: readonly ImportedAd[];
  /** One row per ad and day, final figures, known from 06:00 after the day; ordered by day and ad. */
  readonly rows: readonly InsightRow[];
  readonly totals: ImportedTotals;
  readonly malformed: readonly MalformedRow[];
};

/** `inferred`: the export does not name it, so one was made up to hold its children. */
export type ImportedCampaign = { readonly id: string; readonly name: string; readonly inferred: boolean };

export type ImportedAdSet = {
  readonly id: string;
  readonly campaignId: string;
  readonly name: string;
  readonly inferred: boolean;
  /** Minor units a day. */
  readonly dailyBudget: MinorUnits;
  /** The export has no budget: the mean spend of the last 7 days with delivery stands in. */
  readonly budgetInferred: boolean;
};

export type ImportedAd = {
  readonly id: string;
  readonly adSetId: string;
  readonly campaignId: string;
  readonly name: string;
};

/** Sums over every well-formed row. A figure that the export has no column for is null. */
export type ImportedTotals = {
  /** Rows of the file. */
  readonly rows: number;
  readonly ads: number;
  readonly impressions: number;
  readonly clicks: number | null;
  readonly linkClicks: number | null;
  readonly spend: MinorUnits;
  readonly conversions: number | null;
  readonly revenue: MinorUnits | null;
};

export type MalformedRow = {
  readonly file: string;
  /** 1 is the header. */
  readonly line: number;
  readonly message: string;
};
