import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { runStatements } from './run-statements.ts';

/** Runs of the cycle. A run is recorded before its account is read and its plan is made: it refers to neither. */
export const cycles: Migration = {
  up: runStatements(
    sql`create table meta_cycle_runs (
      id meta_id primary key,
      account_id meta_id not null,
      mode text not null check (mode in ('plan', 'execute')),
      trigger text not null,
      actor_id text not null,
      started_at timestamptz not null,
      finished_at timestamptz,
      status text not null check (status in ('running', 'success', 'partial', 'failed')),
      steps_executed text[] not null
        check (steps_executed <@ array['collection', 'decisions', 'api_actions', 'finalize']),
      errors text[] not null,
      plan_id meta_id,
      stats jsonb
    )`,
    // The account's runs, newest first, page by page.
    sql`create index meta_cycle_runs_history on meta_cycle_runs (account_id, started_at desc, id desc)`,
    sql`create table meta_cycle_action_logs (
      cycle_id meta_id not null references meta_cycle_runs,
      position bigint not null generated always as identity,
      account_id meta_id not null,
      step text not null check (step in ('collection', 'decisions', 'api_actions', 'finalize')),
      started_at timestamptz not null,
      finished_at timestamptz not null,
      success boolean not null,
      input jsonb,
      output jsonb,
      error text,
      primary key (cycle_id, position)
    )`,
  ),
  down: runStatements(sql`drop table meta_cycle_action_logs, meta_cycle_runs`),
};
