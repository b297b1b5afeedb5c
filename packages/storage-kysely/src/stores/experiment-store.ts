import { canonicalJson, type ExperimentStatus, type ExperimentStore } from '@adpilot/core';
import { sql } from 'kysely';
import type { Connect } from '../connect.ts';
import { experimentRows } from '../rows/experiment-rows.ts';
import { upsertRows } from '../write-rows.ts';

// Literals, because only they tell the database for certain that the index on open tests holds the answer.
const OVER = sql<ExperimentStatus>`('completed', 'inconclusive', 'archived')`;

/** Tests in the database. */
export function createExperimentStore(connect: Connect): ExperimentStore {
  return {
    save: async (experiment) => upsertRows(connect(), experimentRows, [experiment]),
    get: async ({ id }) => {
      const experiment = await connect()
        .selectFrom('meta_ab_tests')
        .select(experimentRows.selection)
        .where('id', '=', id)
        .executeTakeFirst();
      return experiment === undefined ? null : experimentRows.decode(experiment);
    },
    listOpen: async ({ accountId }) => {
      const experiments = await connect()
        .selectFrom('meta_ab_tests')
        .select(experimentRows.selection)
        .where('account_id', '=', accountId)
        .where('status', 'not in', OVER)
        .orderBy('id')
        .execute();
      return experiments.map(experimentRows.decode);
    },
    recordLooks: async (looks) => {
      if (looks.length === 0) return;
      await sql`
        update meta_ab_tests as test set running = taken.running, last_look = taken.look
        from jsonb_to_recordset(${canonicalJson(looks)}::jsonb) as taken (id text, running jsonb, look jsonb)
        where test.id = taken.id and test.status not in ${OVER}
      `.execute(connect());
    },
    conclude: async ({ id, status, outcome }) => {
      const { numUpdatedRows } = await connect()
        .updateTable('meta_ab_tests')
        .set({ status, outcome: sql`${canonicalJson(outcome)}::jsonb` })
        .where('id', '=', id)
        .where('status', 'not in', OVER)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}
