import { join } from 'node:path';
import type { Storage } from '@adpilot/core';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { createKyselyStorage } from './create-kysely-storage.ts';
import type { Database } from './database.ts';
import { type DirectoryLock, lockDirectory } from './embedded/directory-lock.ts';
import { migrate } from './migrations/migrate.ts';

/** Where the embedded database lives. */
export type EmbeddedStorageOptions = {
  /** A directory of its own for the database, made where there is none; without it everything stays in memory. */
  readonly path?: string;
};

/**
 * A storage that needs no server: PostgreSQL inside the process (PGlite), migrated and ready.
 *
 * ```ts
 * const storage = await createEmbeddedStorage({ path: './adpilot-data' });
 * ```
 *
 * One process at a time can use a directory; `close` frees it.
 *
 * @throws ConflictError where a live process, be it this one, uses the directory
 */
export async function createEmbeddedStorage({ path }: EmbeddedStorageOptions = {}): Promise<Storage> {
  const lock = path === undefined ? null : lockDirectory(path);
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite: () => openDatabase(lock) }) });
  const close = async (): Promise<void> => {
    try {
      await db.destroy();
    } finally {
      lock?.release();
    }
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  const capabilities = { durable: lock !== null, concurrentTransactions: false };
  return { ...createKyselyStorage(db, { capabilities }), close };
}

function openDatabase(lock: DirectoryLock | null): Promise<PGlite> {
  return lock === null ? PGlite.create() : PGlite.create(join(lock.directory, 'data'));
}
