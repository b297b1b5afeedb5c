import type { AdAccount } from '../model/account.ts';
import type { Ad } from '../model/ad.ts';
import type { AdSet } from '../model/ad-set.ts';
import type { Campaign } from '../model/campaign.ts';
import type { Creative } from '../model/creative.ts';
import type { Experiment } from '../model/experiment.ts';
import type { InsightRow, IntradayPoint } from '../model/insight-row.ts';
import type { MaturityCurve } from '../model/maturity-curve.ts';
import type { Instant } from '../shared/instant.ts';
import type { Action, Target } from './action.ts';
import type { AskedAction, OpenApproval } from './approval.ts';
import type { BudgetChange } from './budget-change.ts';

/** All that a cycle knows when it decides. Plain JSON: the same snapshot and policy give the same plan, for ever. */
export type Snapshot = {
  readonly version: 1;
  readonly cycleId: string;
  readonly now: Instant;
  /** Seeds whatever draws random numbers. */
  readonly seed: string;
  readonly account: AdAccount;
  readonly campaigns: readonly Campaign[];
  readonly adSets: readonly AdSet[];
  readonly ads: readonly Ad[];
  readonly creatives: readonly Creative[];
  /** One current row per ad and day. */
  readonly insights: readonly InsightRow[];
  readonly intraday: readonly IntradayPoint[];
  readonly insightsStatus: { readonly newestReadAt: Instant | null; readonly complete: boolean };
  /** What was learned of late conversions; null where nothing was: the policy's prior holds. */
  readonly maturity: MaturityCurve | null;
  /** Tests that are not over. */
  readonly experiments: readonly Experiment[];
  /** Of the last 8 days, ours and human ones; and boosts that are still open. */
  readonly budgetChanges: readonly BudgetChange[];
  readonly openApprovals: readonly OpenApproval[];
  /** What people were asked about in the last 28 days, open requests included. */
  readonly askedActions: readonly AskedAction[];
  /** What we did to the account in the last 48 hours: limits on sums over time count it. */
  readonly recentActions: readonly RecentAction[];
  /** When new variants of a creative were asked for last, as far back as the insights go. */
  readonly refreshes: readonly RefreshRequest[];
  readonly controls: {
    readonly stopped: boolean;
    /** When a person last said that conversions are all right; null where nobody did. */
    readonly outageClosedAt: Instant | null;
  };
};

/** New variants that were asked for, because the creative wore out. */
export type RefreshRequest = { readonly creativeId: string; readonly at: Instant };

/** An action of ours that took effect. */
export type RecentAction = {
  readonly target: Target;
  readonly action: Action;
  readonly rule: string;
  /** When it was decided, and when its outcome was known. */
  readonly plannedAt: Instant;
  readonly at: Instant;
};
