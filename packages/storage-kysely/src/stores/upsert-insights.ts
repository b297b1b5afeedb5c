import type { InsightRow } from '@adpilot/core';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { insightRows } from '../rows/insight-rows.ts';

// Large enough that the cost of a statement does not count, small enough that its parameters stay a few megabytes.
const ROWS_A_STATEMENT = 10_000;

const KEY = ['account_id', 'day', 'ad_id'];
const READING_COLUMNS = insightRows.columns.map(({ name }) => name);
const VERSION_COLUMNS = ['account_id', ...READING_COLUMNS, 'first_known_at'];
const FIGURES = READING_COLUMNS.filter((name) => !KEY.includes(name) && name !== 'known_at');

/** Stores readings in one statement for thousands of rows, with what they replace as revisions. */
export async function upsertInsights(
  db: Kysely<Database>,
  accountId: string,
  rows: readonly InsightRow[],
): Promise<void> {
  // Two writers of one account would copy the same current row as their revision: the second one waits.
  await sql`select pg_advisory_xact_lock('meta_ad_insights'::regclass::oid::integer, hashtext(${accountId}))`.execute(
    db,
  );
  for (const readings of successiveReadings(rows)) {
    for (let start = 0; start < readings.length; start += ROWS_A_STATEMENT) {
      await upsertStatement(accountId, readings.slice(start, start + ROWS_A_STATEMENT)).execute(db);
    }
  }
}

/** Splits the rows so that no ad's day is in one part twice, and earlier readings are in earlier parts. */
function successiveReadings(rows: readonly InsightRow[]): readonly (readonly InsightRow[])[] {
  const parts: InsightRow[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows.toSorted((a, b) => (a.knownAt < b.knownAt ? -1 : a.knownAt > b.knownAt ? 1 : 0))) {
    const key = `${row.day} ${row.adId}`;
    const earlier = seen.get(key) ?? 0;
    seen.set(key, earlier + 1);
    const part = parts[earlier];
    if (part === undefined) parts.push([row]);
    else part.push(row);
  }
  return parts;
}

function upsertStatement(accountId: string, rows: readonly InsightRow[]): RawBuilder<unknown> {
  const arrays = insightRows.columns.map(
    ({ property, sqlType }) => sql`${rows.map((row) => row[property])}::${sql.raw(sqlType)}[]`,
  );
  // Said once more, so that however much history the account has the database looks at these days only.
  const days = rows.map(({ day }) => day).sort();
  const all = list(VERSION_COLUMNS);
  return sql`
    with incoming as (
      select known.account_id, reading.*, known.first_known_at as known_from, known.known_at as known_until,
        (${list(FIGURES, 'reading')}) is distinct from (${list(FIGURES, 'known')}) as differs
      from unnest(${sql.join(arrays)}) as reading (${list(READING_COLUMNS)})
        left join meta_ad_insights as known
        on known.account_id = ${accountId} and known.day = reading.day and known.ad_id = reading.ad_id
        and known.day between ${days[0]} and ${days.at(-1)}
    ),
    history as (
      insert into meta_ad_insight_revisions (${all})
      select ${list(VERSION_COLUMNS, 'known')}
      from incoming join meta_ad_insights as known using (${list(KEY)})
      where incoming.differs and incoming.known_at > incoming.known_until
      union all
      select ${list(['account_id', ...READING_COLUMNS])}, known_at from incoming
      where known_at < known_from and not exists (
        select from meta_ad_insight_revisions as revision
        where (${list(KEY, 'revision')}) = (${list(KEY, 'incoming')})
          and incoming.known_at between revision.first_known_at and revision.known_at)
    )
    insert into meta_ad_insights as known (${all})
    select ${accountId}, ${list(READING_COLUMNS)}, case when differs then known_at else known_from end
    from incoming
    on conflict (${list(KEY)}) do update set
      ${sql.join([...FIGURES, 'known_at', 'first_known_at'].map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))}
    where excluded.known_at > known.known_at`;
}

function list(columns: readonly string[], table?: string): RawBuilder<unknown> {
  return sql.join(columns.map((name) => sql.ref(table === undefined ? name : `${table}.${name}`)));
}
