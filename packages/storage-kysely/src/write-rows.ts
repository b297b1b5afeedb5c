import { ConflictError, canonicalJson, NotFoundError } from '@adpilot/core';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import type { MappedColumn, RowMapping } from './row-mapping.ts';
import { detailOf, sqlStateOf } from './sql-state.ts';

const FOREIGN_KEY_VIOLATION = '23503';
const UNIQUE_VIOLATION = '23505';

/** Inserts rows in one statement, in their order. */
export async function insertRows<Row extends object>(
  db: Kysely<Database>,
  mapping: RowMapping<Row>,
  rows: readonly Row[],
): Promise<void> {
  await insert(db, mapping, rows, {});
}

/** Inserts rows in one statement; those whose key is known replace what is there. */
export async function upsertRows<Row extends object>(
  db: Kysely<Database>,
  mapping: RowMapping<Row>,
  rows: readonly Row[],
): Promise<void> {
  const isKey = new Set(mapping.key.map(({ name }) => name));
  const assignments = mapping.columns
    .filter(({ name }) => !isKey.has(name))
    .map(({ name }) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`);
  await insert(db, mapping, rows, {
    onConflict: sql`on conflict (${columnList(mapping.key)}) do update set ${sql.join(assignments)}`,
  });
}

/** Inserts rows in one statement; those that meet a known key, of whichever unique constraint, are left out. */
export async function insertMissingRows<Row extends object>(
  db: Kysely<Database>,
  mapping: RowMapping<Row>,
  rows: readonly Row[],
): Promise<number> {
  return insert(db, mapping, rows, { onConflict: sql`on conflict do nothing` });
}

/**
 * Inserts rows in one statement, in their order, or none where the key of one of them is known.
 *
 * Asking before inserting keeps a surrounding transaction alive: a broken constraint would end it.
 *
 * @returns how many were inserted
 */
export async function insertNewRows<Row extends object>(
  db: Kysely<Database>,
  mapping: RowMapping<Row>,
  rows: readonly Row[],
): Promise<number> {
  const known = sql`select from ${sql.table(mapping.table)} join incoming using (${columnList(mapping.key)})`;
  return insert(db, mapping, rows, { condition: sql`where not exists (${known})` });
}

async function insert<Row extends object>(
  db: Kysely<Database>,
  { table, columns }: RowMapping<Row>,
  rows: readonly Row[],
  {
    condition = sql``,
    onConflict = sql``,
  }: { readonly condition?: RawBuilder<unknown>; readonly onConflict?: RawBuilder<unknown> },
): Promise<number> {
  if (rows.length === 0) return 0;
  const names = columnList(columns);
  // One parameter, whatever the number of rows; the table itself says what the members of the JSON become.
  const records = rows.map((row) =>
    Object.fromEntries(columns.map(({ name, property }) => [name, row[property]])),
  );
  const recordset = sql`json_populate_recordset(null::${sql.table(table)}, ${canonicalJson(records)}::json)`;
  try {
    const { numAffectedRows } = await sql`
      with incoming as (select * from ${recordset} with ordinality)
      insert into ${sql.table(table)} (${names})
      select ${names} from incoming ${condition} order by ordinality ${onConflict}`.execute(db);
    return Number(numAffectedRows);
  } catch (error) {
    throw asStorageError(error);
  }
}

function columnList(columns: readonly MappedColumn<never>[]): RawBuilder<unknown> {
  return sql.join(columns.map(({ name }) => sql.ref(name)));
}

function asStorageError(error: unknown): unknown {
  const message = detailOf(error) ?? 'a constraint of the database is broken';
  const state = sqlStateOf(error);
  if (state === FOREIGN_KEY_VIOLATION) return new NotFoundError({ message, cause: error });
  if (state === UNIQUE_VIOLATION) return new ConflictError({ message, cause: error });
  return error;
}
