import { hashJson } from '@adpilot/core';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Migration } from 'kysely/migration';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from './migrations.ts';

/** The statements of a migration, up and down, as the database would see them. */
async function statementsOf(migration: Migration): Promise<readonly string[]> {
  const statements: string[] = [];
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (instance) => new PostgresIntrospector(instance),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => {
      statements.push(query.sql.replaceAll(/\s+/g, ' '));
    },
  });
  await migration.up(db);
  await migration.down?.(db);
  return statements;
}

describe('the migrations', () => {
  it('are what they were when they were released', async () => {
    const hashes: Record<string, string> = {};
    for (const [name, migration] of Object.entries(MIGRATIONS)) {
      hashes[name] = hashJson(await statementsOf(migration)).slice(0, 16);
    }
    expect(hashes).toEqual({
      '0001-value-domains': 'b7588188e86ba470',
      '0002-entities': 'b756924060ce5d1a',
      '0003-insights': 'b0694bfa7c69411f',
      '0004-experiments': '7861159fbe57b1e0',
      '0005-plans': '931de93d5ac8c7b7',
      '0006-cycles': 'c8f746a6dd39d9fa',
      '0007-controls-and-leases': '953f71c3e6fd4fb9',
    });
  });

  it('are named in the order in which they run, and can be taken back', () => {
    expect(Object.keys(MIGRATIONS)).toEqual(Object.keys(MIGRATIONS).toSorted());
    for (const migration of Object.values(MIGRATIONS)) expect(migration.down).toBeInstanceOf(Function);
  });
});
