import type { AccountControls, Lease } from '@adpilot/core';
import type { Generated } from 'kysely';
import type { ActionRow } from './rows/action-rows.ts';
import type { ApprovalRow, HeldActionRow } from './rows/approval-rows.ts';
import type { BudgetChangeRow } from './rows/budget-change-rows.ts';
import type { CycleLogRow, CycleRunRow } from './rows/cycle-rows.ts';
import type { AccountRow, AdRow, AdSetRow, CampaignRow, CreativeRow } from './rows/entity-rows.ts';
import type { ExperimentRow } from './rows/experiment-rows.ts';
import type { InsightReadRow, InsightVersionRow } from './rows/insight-rows.ts';
import type { IntradayRow } from './rows/intraday-rows.ts';
import type { PlanRow } from './rows/plan-rows.ts';
import type { SnakeCase } from './snake-case.ts';

/** A row with its columns named as in the database, and typed as they are compared and set. */
type Columns<Row> = { readonly [K in keyof Row & string as SnakeCase<K>]: Row[K] };

/** Rows in the order in which they were added. */
type InOrder<Row> = Columns<Row> & { readonly position: Generated<number> };

/** The tables that {@link migrate} makes: the type of the Kysely instance that a host hands in. */
export interface Database {
  meta_accounts: Columns<AccountRow>;
  meta_campaigns: Columns<CampaignRow>;
  meta_ad_sets: Columns<AdSetRow>;
  meta_ads: Columns<AdRow>;
  meta_creatives: Columns<CreativeRow>;
  meta_ad_insights: Columns<InsightVersionRow>;
  meta_ad_insight_revisions: Columns<InsightVersionRow>;
  meta_insight_reads: Columns<InsightReadRow>;
  meta_intraday_points: Columns<IntradayRow>;
  meta_ab_tests: Columns<ExperimentRow>;
  meta_budget_changes: Columns<BudgetChangeRow>;
  meta_plans: Columns<PlanRow>;
  meta_action_log: InOrder<ActionRow>;
  meta_approvals: Columns<ApprovalRow>;
  meta_approval_actions: Columns<HeldActionRow>;
  meta_cycle_runs: Columns<CycleRunRow>;
  meta_cycle_action_logs: InOrder<CycleLogRow>;
  meta_account_controls: Columns<AccountControls>;
  meta_leases: Columns<Lease>;
}
