import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { runStatements } from './run-statements.ts';

/** Switches that people turn, and the right to work on something. */
export const controlsAndLeases: Migration = {
  up: runStatements(
    sql`create table meta_account_controls (
      account_id meta_id primary key,
      stopped boolean not null,
      reason text,
      changed_by text,
      changed_at timestamptz,
      outage_closed_at timestamptz
    )`,
    sql`create table meta_leases (
      name meta_id primary key,
      holder text not null,
      token bigint not null unique,
      expires_at timestamptz not null
    )`,
    sql`create sequence meta_lease_tokens as bigint owned by meta_leases.token`,
  ),
  down: runStatements(sql`drop table meta_leases, meta_account_controls`),
};
