import { PGlite } from '@electric-sql/pglite';
import { Kysely, type LogEvent, PGliteDialect, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database } from '../src/index.ts';

/** What to listen to, and settings of each connection such as `TimeZone`. */
export type ConnectionOptions = {
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (event: LogEvent) => void;
};

/** The tables that the migrations make. */
export const TABLES: readonly (keyof Database)[] = [
  'meta_ab_tests',
  'meta_account_controls',
  'meta_accounts',
  'meta_action_log',
  'meta_ad_insight_revisions',
  'meta_ad_insights',
  'meta_ad_sets',
  'meta_ads',
  'meta_approval_actions',
  'meta_approvals',
  'meta_budget_changes',
  'meta_campaigns',
  'meta_creatives',
  'meta_cycle_action_logs',
  'meta_cycle_runs',
  'meta_insight_reads',
  'meta_intraday_points',
  'meta_leases',
  'meta_plans',
];

let created = 0;

/**
 * Makes an empty database on the server, and gives its address.
 *
 * @param locale the language that texts are sorted in unless a column says otherwise; by default they sort by code
 */
export async function createDatabase(
  serverUrl: string,
  { locale }: { readonly locale?: string } = {},
): Promise<string> {
  created += 1;
  const name = `test_${process.pid}_${created}`;
  const server = new pg.Client(serverUrl);
  await server.connect();
  const sorting = locale === undefined ? '' : `template template0 locale_provider icu icu_locale '${locale}'`;
  await server.query(`create database ${name} ${sorting}`);
  await server.end();
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}

/** Opens a pool of connections to a database. */
export function connectTo(url: string, { settings = {}, log }: ConnectionOptions = {}): Kysely<Database> {
  const options = Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  const pool = new pg.Pool({ connectionString: url, options, max: 5 });
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }), ...(log && { log }) });
}

/** Opens an embedded database that holds nothing and lives in memory. */
export function openEmbedded({ log }: Pick<ConnectionOptions, 'log'> = {}): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new PGliteDialect({ pglite: () => PGlite.create() }),
    ...(log && { log }),
  });
}

/** Removes every row of every table, in one statement so that references do not matter. */
export async function emptyTables(db: Kysely<Database>): Promise<void> {
  const deletions = TABLES.map((name) => sql`${sql.ref(name)} as (delete from ${sql.table(name)})`);
  await sql`with ${sql.join(deletions)} select`.execute(db);
}

/** How many rows all tables hold together. */
export async function countRows(db: Kysely<Database>): Promise<number> {
  const counts = TABLES.map((name) => sql`(select count(*) from ${sql.table(name)})`);
  const { rows } = await sql<{
    total: string;
  }>`select (${sql.join(counts, sql` + `)})::text as total`.execute(db);
  return Number(rows[0]?.total);
}
