import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/** Gives the connection that a store may use now. Throws a `ConflictError` where it may use none. */
export type Connect = () => Kysely<Database>;
