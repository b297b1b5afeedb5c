import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { runStatements } from './run-statements.ts';

const budget = sql`
  daily_budget meta_amount,
  lifetime_budget meta_amount,
  budget_remaining meta_signed_amount,
  ends_at timestamptz,
  check (num_nonnulls(daily_budget, lifetime_budget) <= 1)`;

/** The tree of an account. The primary keys serve the reads of an account's entities in the order of their ids. */
export const entities: Migration = {
  up: runStatements(
    sql`create table meta_accounts (
      id meta_id primary key,
      name text not null,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      time_zone text not null,
      spend_cap meta_amount,
      minimum_daily_budget meta_amount,
      page_ids text[] not null,
      read_at timestamptz not null
    )`,
    sql`create table meta_campaigns (
      account_id meta_id not null references meta_accounts,
      id meta_id not null,
      name text not null,
      labels text[] not null,
      objective text not null,
      status text not null,
      effective_status text not null,
      created_at timestamptz not null,
      budget_owner text not null check (budget_owner in ('campaign', 'ad_sets')),
      bid_strategy text,
      special_ad_categories text[] not null,
      read_at timestamptz not null,
      ${budget},
      primary key (account_id, id)
    )`,
    sql`create table meta_ad_sets (
      account_id meta_id not null,
      id meta_id not null,
      campaign_id meta_id not null,
      name text not null,
      labels text[] not null,
      status text not null,
      effective_status text not null,
      created_at timestamptz not null,
      optimization_goal text,
      billing_event text,
      targeting jsonb,
      learning_stage text,
      last_significant_edit timestamptz,
      read_at timestamptz not null,
      ${budget},
      primary key (account_id, id),
      foreign key (account_id, campaign_id) references meta_campaigns
    )`,
    // No reference to the creative: an ad may show one that cannot be read.
    sql`create table meta_ads (
      account_id meta_id not null,
      id meta_id not null,
      ad_set_id meta_id not null,
      campaign_id meta_id not null,
      creative_id meta_id,
      name text not null,
      labels text[] not null,
      status text not null,
      effective_status text not null,
      created_at timestamptz not null,
      read_at timestamptz not null,
      primary key (account_id, id),
      foreign key (account_id, ad_set_id) references meta_ad_sets,
      foreign key (account_id, campaign_id) references meta_campaigns
    )`,
    sql`create table meta_creatives (
      account_id meta_id not null references meta_accounts,
      id meta_id not null,
      name text not null,
      kind text not null,
      asset_id text,
      title text,
      body text,
      variant_id meta_id,
      read_at timestamptz not null,
      primary key (account_id, id)
    )`,
  ),
  down: runStatements(sql`drop table meta_creatives, meta_ads, meta_ad_sets, meta_campaigns, meta_accounts`),
};
