export { createKyselyStorage, type KyselyStorageOptions } from './create-kysely-storage.ts';
export type { Database } from './database.ts';
export { migrate, rollbackMigration } from './migrations/migrate.ts';
