import { setTimeout as wait } from 'node:timers/promises';
import type { IsolationLevel, Kysely } from 'kysely';
import type { Database } from './database.ts';
import { sqlStateOf } from './sql-state.ts';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 10;

/**
 * Runs `work` in the transaction that `db` already is, or in one of its own. One of its own is run again, a few times,
 * where the database gave it up for the sake of another.
 */
export async function inTransaction<T>(
  db: Kysely<Database>,
  work: (trx: Kysely<Database>) => Promise<T>,
  { isolation = 'read committed' }: { readonly isolation?: IsolationLevel } = {},
): Promise<T> {
  if (db.isTransaction) return work(db);
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthRepeating(error)) throw error;
      await wait(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}

function isWorthRepeating(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK;
}
