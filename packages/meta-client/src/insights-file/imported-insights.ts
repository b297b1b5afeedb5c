import type { Day, InsightRow, Instant, MinorUnits } from '@adpilot/core';

/** What an export says, as entities and insight rows: the past of a simulated account. */
export type ImportedInsights = {
  readonly currency: string;
  readonly timeZone: string;
  /** First and last day with a row in the export. */
  readonly since: Day;
  readonly until: Day;
  /** The last day with a row before `until`, null where there is none: far before it, `until` may be a slip. */
  readonly lastButOne: Day | null;
  /** 06:00 on the morning after the last day, when its figures are complete: the present of the account. */
  readonly completeAt: Instant;
  /** First day with a place in `rows`: at most 37 days before the last. Earlier days count in `totals` only. */
  readonly keptSince: Day;
  /** Those of the ads in `ads`. */
  readonly campaigns: readonly ImportedCampaign[];
  readonly adSets: readonly ImportedAdSet[];
  /** Those with rows in `rows`. */
  readonly ads: readonly ImportedAd[];
  /** One row per ad and day, final figures, known from 06:00 after the day; ordered by day and ad. */
  readonly rows: readonly InsightRow[];
  readonly totals: ImportedTotals;
  /**
   * Whether any row has a column, an action type or a result type of the conversion event, be its figure blank or zero.
   * False: nothing is known about conversions, because the exports lack them or because the event is spelled otherwise.
   */
  readonly eventFound: boolean;
  /**
   * How many ads more than one file has in the same span of days: parts of a breakdown, or the same figures twice where
   * files overlap in time.
   */
  readonly overlaps: number;
  /** The first thousand rows that count nowhere. */
  readonly malformed: readonly MalformedRow[];
  /** All of them. */
  readonly malformedCount: number;
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

/** `inferred`: the export stops at its ad set or campaign, so one was made up to hold the figures. */
export type ImportedAd = {
  readonly id: string;
  readonly adSetId: string;
  readonly campaignId: string;
  readonly name: string;
  readonly inferred: boolean;
};

/** Sums over every well-formed row, each as the export spells it. A figure that no row knows is null. */
export type ImportedTotals = {
  /** Rows of the files. */
  readonly rows: number;
  /** Different ads, and campaigns, in those rows. Where the export names none they share one. */
  readonly ads: number;
  readonly campaigns: number;
  readonly impressions: number;
  readonly clicks: number | null;
  readonly linkClicks: number | null;
  readonly spend: MinorUnits;
  readonly conversions: number | null;
  readonly revenue: MinorUnits | null;
};

export type MalformedRow = {
  readonly file: string;
  /** On which it begins; 1 is the first line of the file. */
  readonly line: number;
  readonly message: string;
};
