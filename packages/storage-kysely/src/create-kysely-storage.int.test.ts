import { storageClauses } from '@adpilot/core/testing';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { connectTo, createDatabase, emptyTables, openEmbedded } from '../testing/test-databases.ts';
import { createKyselyStorage, type Database, migrate } from './index.ts';

const postgresUrl = inject('postgresUrl');

function describeContract(name: string, open: () => Promise<Kysely<Database>>): void {
  describe(name, () => {
    let db: Kysely<Database>;
    beforeAll(async () => {
      db = await open();
      await migrate(db);
    });
    afterAll(() => db.destroy());

    const makeStorage = async () => {
      await emptyTables(db);
      return createKyselyStorage(db);
    };
    for (const { id, title, run } of storageClauses(makeStorage)) it(`${id}: ${title}`, run);
  });
}

describeContract('the contract of a storage on PGlite', async () => openEmbedded());

describe.skipIf(postgresUrl === null)('on a server', () => {
  describeContract('the contract of a storage on PostgreSQL', async () =>
    connectTo(await createDatabase(postgresUrl ?? '')),
  );

  describeContract('the contract with the habits of other countries', async () =>
    connectTo(await createDatabase(postgresUrl ?? '', { locale: 'en-US' }), {
      settings: { TimeZone: 'Asia/Kolkata', DateStyle: 'German' },
    }),
  );
});
