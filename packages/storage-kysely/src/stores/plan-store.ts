import { ConflictError, canonicalJson, type PlanStore } from '@adpilot/core';
import { sql } from 'kysely';
import type { Connect } from '../connect.ts';
import { planRows } from '../rows/plan-rows.ts';
import { insertMissingRows } from '../write-rows.ts';

/** Plans in the database. */
export function createPlanStore(connect: Connect): PlanStore {
  return {
    save: async (plan, { policy }) => {
      const db = connect();
      const { id, cycleId, accountId, currency, digest, policyDigest, now: plannedAt } = plan;
      const row = { id, cycleId, accountId, plannedAt, currency, digest, policyDigest, plan, policy };
      if ((await insertMissingRows(db, planRows, [row])) > 0) return;
      const same = await db
        .selectFrom('meta_plans')
        .select('id')
        .where('id', '=', id)
        .where('plan', '=', sql<typeof plan>`${canonicalJson(plan)}::jsonb`)
        .executeTakeFirst();
      if (same !== undefined) return;
      throw new ConflictError({ message: `another plan is stored as ${id}`, context: { planId: id } });
    },
    get: async ({ planId }) => {
      const row = await connect()
        .selectFrom('meta_plans')
        .select(planRows.selection)
        .where('id', '=', planId)
        .executeTakeFirst();
      return row === undefined ? null : planRows.decode(row).plan;
    },
  };
}
