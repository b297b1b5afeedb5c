import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { runStatements } from './run-statements.ts';

/** Values that occur in many tables, with what holds for them everywhere. */
export const valueDomains: Migration = {
  up: runStatements(
    // Ids sort by code, as they do in the rest of the packages, whatever the language of the database.
    sql`create domain meta_id as text collate "C" check (value <> '')`,
    // What JavaScript's numbers hold exactly.
    sql`create domain meta_count as bigint check (value between 0 and 9007199254740991)`,
    // Minor units of the account's currency.
    sql`create domain meta_amount as bigint check (value between 0 and 9007199254740991)`,
    // Where corrections and refunds may make it negative.
    sql`create domain meta_signed_amount as bigint
      check (value between -9007199254740991 and 9007199254740991)`,
  ),
  down: runStatements(sql`drop domain meta_id, meta_count, meta_amount, meta_signed_amount`),
};
