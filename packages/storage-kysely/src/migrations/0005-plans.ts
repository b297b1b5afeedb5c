import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { runStatements } from './run-statements.ts';

const target = sql`
  target_level text not null check (
    target_level in ('account', 'campaign', 'ad_set', 'ad', 'creative', 'experiment')),
  target_id meta_id not null,
  target_campaign_id meta_id`;

/** Plans, what was done of them, what waits for approval, and what became of budgets. */
export const plans: Migration = {
  up: runStatements(
    sql`create table meta_plans (
      id meta_id primary key,
      cycle_id meta_id not null,
      account_id meta_id not null,
      planned_at timestamptz not null,
      currency text not null,
      digest text not null,
      policy_digest text not null,
      plan jsonb not null,
      policy jsonb not null
    )`,
    sql`create table meta_action_log (
      decision_id meta_id primary key,
      position bigint not null generated always as identity,
      plan_id meta_id not null references meta_plans,
      cycle_id meta_id not null,
      account_id meta_id not null,
      rule text not null,
      ${target},
      action jsonb not null,
      state text not null check (
        state in ('planned', 'executing', 'succeeded', 'failed', 'conflict', 'skipped', 'unknown', 'reconciled')),
      detail text,
      planned_at timestamptz not null,
      updated_at timestamptz not null
    )`,
    // A plan's actions in the order of planning.
    sql`create index meta_action_log_plan on meta_action_log (plan_id, position)`,
    // The account's unfinished actions in the order of planning.
    sql`create index meta_action_log_unfinished on meta_action_log (account_id, position)
      where state in ('planned', 'executing', 'unknown')`,
    // The account's actions since an instant.
    sql`create index meta_action_log_since on meta_action_log (account_id, planned_at)`,
    sql`create table meta_approvals (
      id meta_id primary key,
      account_id meta_id not null,
      plan_id meta_id not null unique references meta_plans,
      plan_digest text not null,
      decision_ids text[] not null,
      amount meta_amount not null,
      requested_by text not null,
      requested_at timestamptz not null,
      expires_at timestamptz not null
    )`,
    // The account's requests that have not expired.
    sql`create index meta_approvals_expiry on meta_approvals (account_id, expires_at)`,
    // The account's requests since an instant.
    sql`create index meta_approvals_since on meta_approvals (account_id, requested_at)`,
    sql`create table meta_approval_actions (
      approval_id meta_id not null references meta_approvals,
      decision_id meta_id not null,
      rule text not null,
      ${target},
      action_type text not null,
      direction text check (direction in ('up', 'down')),
      primary key (approval_id, decision_id)
    )`,
    sql`create table meta_budget_changes (
      id meta_id primary key,
      account_id meta_id not null,
      level text not null check (level in ('campaign', 'ad_set')),
      target_id meta_id not null,
      kind text not null check (kind in ('daily', 'lifetime')),
      amount_before meta_amount,
      amount_after meta_amount,
      changed_at timestamptz not null,
      source text not null check (source in ('adpilot', 'human')),
      rule text,
      decision_id meta_id,
      revert_at timestamptz
    )`,
    // The account's changes since an instant, oldest first.
    sql`create index meta_budget_changes_since on meta_budget_changes (account_id, changed_at, id)`,
    // Boosts that nothing has changed since: the boosts, and what came after each.
    sql`create index meta_budget_changes_boosts on meta_budget_changes (account_id) where revert_at is not null`,
    sql`create index meta_budget_changes_of_target on meta_budget_changes (account_id, level, target_id, changed_at, id)`,
  ),
  down: runStatements(
    sql`drop table meta_budget_changes, meta_approval_actions, meta_approvals, meta_action_log, meta_plans`,
  ),
};
