import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { runStatements } from './run-statements.ts';

/**
 * Insights have no reference to ads: ads are deleted, figures stay. The primary keys serve the reads of an account's
 * days in the order of day and ad, the newest reading of an account, and a level's points from a reading on.
 */
export const insights: Migration = {
  up: runStatements(
    sql`create table meta_ad_insights (
      account_id meta_id not null,
      day date not null,
      ad_id meta_id not null,
      ad_set_id meta_id not null,
      campaign_id meta_id not null,
      impressions meta_count not null,
      reach meta_count,
      clicks meta_count,
      link_clicks meta_count,
      spend meta_amount not null,
      conversions double precision check (conversions >= 0 and conversions < 'infinity'),
      revenue meta_signed_amount,
      video_views3s meta_count,
      video_views25 meta_count,
      video_views50 meta_count,
      video_views75 meta_count,
      video_views100 meta_count,
      engagements meta_count,
      attribution_setting text,
      first_known_at timestamptz not null,
      known_at timestamptz not null,
      check (first_known_at <= known_at),
      primary key (account_id, day, ad_id)
    )`,
    sql`create table meta_ad_insight_revisions (
      like meta_ad_insights including constraints,
      primary key (account_id, day, ad_id, first_known_at)
    )`,
    sql`create table meta_insight_reads (
      account_id meta_id not null,
      read_at timestamptz not null,
      since date not null,
      until date not null,
      complete boolean not null,
      check (since <= until),
      primary key (account_id, read_at, since, until)
    )`,
    sql`create table meta_intraday_points (
      account_id meta_id not null,
      level text not null check (level in ('account', 'ad_set')),
      id meta_id not null,
      day date not null,
      read_at timestamptz not null,
      spend meta_amount not null,
      impressions meta_count not null,
      clicks meta_count,
      conversions double precision check (conversions >= 0 and conversions < 'infinity'),
      revenue meta_signed_amount,
      primary key (account_id, level, read_at, id, day)
    )`,
  ),
  down: runStatements(
    sql`drop table meta_intraday_points, meta_insight_reads, meta_ad_insight_revisions, meta_ad_insights`,
  ),
};
