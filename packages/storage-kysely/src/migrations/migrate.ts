import type { Kysely } from 'kysely';
import { type MigrationResultSet, Migrator } from 'kysely/migration';
import type { Database } from '../database.ts';
import { MIGRATIONS } from './migrations.ts';

/**
 * Brings the database up to date. Safe to call at every start, from several processes at once.
 *
 * @returns the names of the migrations that it ran
 */
export async function migrate(db: Kysely<Database>): Promise<readonly string[]> {
  return namesOf(await migratorOf(db).migrateToLatest());
}

/**
 * Takes back the newest migration, with the data in its tables.
 *
 * @returns its name, or nothing where there was none
 */
export async function rollbackMigration(db: Kysely<Database>): Promise<readonly string[]> {
  return namesOf(await migratorOf(db).migrateDown());
}

function migratorOf(db: Kysely<Database>): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    // Kysely's own names would collide with those of a host that migrates its tables with Kysely as well.
    migrationTableName: 'meta_migrations',
    migrationLockTableName: 'meta_migration_lock',
  });
}

function namesOf({ error, results }: MigrationResultSet): readonly string[] {
  if (error !== undefined) throw error;
  return (results ?? []).map(({ migrationName }) => migrationName);
}
