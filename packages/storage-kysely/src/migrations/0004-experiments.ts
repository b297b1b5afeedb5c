import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { runStatements } from './run-statements.ts';

/** Tests, which may be set up before their account is read for the first time. */
export const experiments: Migration = {
  up: runStatements(
    sql`create table meta_ab_tests (
      id meta_id primary key,
      account_id meta_id not null,
      campaign_id meta_id not null,
      name text not null,
      status text not null check (
        status in ('active', 'evaluating', 'needs_more_data', 'completed', 'inconclusive', 'archived')),
      primary_metric text check (
        primary_metric in ('ctr', 'cpc', 'roas', 'engagement', 'cvr', 'conversions_per_impression',
          'revenue_per_impression', 'profit_per_impression')),
      metrics jsonb not null,
      design text not null check (design in ('observational', 'randomized')),
      started_at timestamptz not null,
      planned_end_at timestamptz not null,
      variants jsonb not null,
      running jsonb not null,
      last_look jsonb,
      outcome jsonb
    )`,
    // The account's open tests by id.
    sql`create index meta_ab_tests_open on meta_ab_tests (account_id, id)
      where status not in ('completed', 'inconclusive', 'archived')`,
  ),
  down: runStatements(sql`drop table meta_ab_tests`),
};
