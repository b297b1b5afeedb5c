import type { Kysely, RawBuilder } from 'kysely';

/** A step of a migration: the statements, one after the other. */
export function runStatements(
  ...statements: readonly RawBuilder<unknown>[]
): (db: Kysely<unknown>) => Promise<void> {
  return async (db) => {
    for (const statement of statements) await statement.execute(db);
  };
}
