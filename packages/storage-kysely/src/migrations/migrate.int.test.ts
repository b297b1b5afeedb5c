import { sql } from 'kysely';
import { describe, expect, inject, it } from 'vitest';
import { connectTo, createDatabase, openEmbedded, TABLES } from '../../testing/test-databases.ts';
import { migrate, rollbackMigration } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';

const postgresUrl = inject('postgresUrl');
const NAMES = Object.keys(MIGRATIONS);

async function objectNames(db: Parameters<typeof migrate>[0]): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') and relname not like 'meta\\_migration%'
    union all
    select typname::text from pg_type where typnamespace = 'public'::regnamespace and typtype = 'd'
    order by name`.execute(db);
  return rows.map(({ name }) => name);
}

function describeMigrations(name: string, open: () => Promise<Parameters<typeof migrate>[0]>): void {
  describe(name, () => {
    it('goes up, all the way down to nothing, and up again', async () => {
      const db = await open();
      expect(await migrate(db)).toEqual(NAMES);
      expect(await migrate(db), 'a second time there is nothing to do').toEqual([]);
      const made = await objectNames(db);
      expect(made).toEqual(expect.arrayContaining([...TABLES, 'meta_lease_tokens', 'meta_id']));
      for (const last of NAMES.toReversed()) expect(await rollbackMigration(db)).toEqual([last]);
      expect(await objectNames(db)).toEqual([]);
      expect(await rollbackMigration(db)).toEqual([]);
      expect(await migrate(db)).toEqual(NAMES);
      expect(await objectNames(db)).toEqual(made);
      await db.destroy();
    });
  });
}

describeMigrations('the migrations on PGlite', async () => openEmbedded());

describe.skipIf(postgresUrl === null)('on a server', () => {
  describeMigrations('the migrations on PostgreSQL', async () =>
    connectTo(await createDatabase(postgresUrl ?? '')),
  );

  it('runs each migration once where several processes start together', async () => {
    const url = await createDatabase(postgresUrl ?? '');
    const processes = [connectTo(url), connectTo(url), connectTo(url)];
    const ran = await Promise.all(processes.map((db) => migrate(db)));
    expect(ran.flat().toSorted()).toEqual(NAMES);
    await Promise.all(processes.map((db) => db.destroy()));
  });

  it('throws what went wrong, and keeps nothing of it', async () => {
    const db = connectTo(await createDatabase(postgresUrl ?? ''));
    await sql`create table meta_leases (mine text)`.execute(db);
    await expect(migrate(db)).rejects.toThrow('already exists');
    expect(await objectNames(db)).toEqual(['meta_leases']);
    await db.destroy();
  });
});
