import {
  type ActionRecord,
  type ActionState,
  type ActionStore,
  ConflictError,
  UNFINISHED_STATES,
} from '@adpilot/core';
import { sql } from 'kysely';
import type { Connect } from '../connect.ts';
import { type ActionRow, actionRows } from '../rows/action-rows.ts';
import { joinTarget, splitTarget } from '../rows/target-columns.ts';
import { insertNewRows } from '../write-rows.ts';

// Literals, because only they tell the database for certain that the index on unfinished actions holds the answer.
const UNFINISHED = sql<ActionState>`(${sql.join(UNFINISHED_STATES.map((state) => sql.lit(state)))})`;

const ACTION_TYPE = sql<string>`action ->> 'type'`;

/** The log of actions in the database. */
export function createActionStore(connect: Connect): ActionStore {
  const inOrder = () =>
    connect().selectFrom('meta_action_log').select(actionRows.selection).orderBy('position');
  return {
    plan: async (records) => {
      const ids = new Set(records.map(({ decisionId }) => decisionId));
      const planned =
        ids.size === records.length
          ? await insertNewRows(connect(), actionRows, records.map(splitTarget))
          : 0;
      if (planned === records.length) return;
      throw new ConflictError({ message: 'one of the decisions is planned already' });
    },
    transition: async ({ decisionId, from, to, detail, at }) => {
      const { numUpdatedRows } = await connect()
        .updateTable('meta_action_log')
        .set({ state: to, detail, updated_at: at })
        .where('decision_id', '=', decisionId)
        .where('state', 'in', from)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    listUnfinished: async ({ accountId }) =>
      decoded(await inOrder().where('account_id', '=', accountId).where('state', 'in', UNFINISHED).execute()),
    listByPlan: async ({ planId }) => decoded(await inOrder().where('plan_id', '=', planId).execute()),
    listSince: async ({ accountId, since, actionType }) => {
      const all = inOrder().where('account_id', '=', accountId).where('planned_at', '>=', since);
      return decoded(
        await (actionType === undefined ? all : all.where(ACTION_TYPE, '=', actionType)).execute(),
      );
    },
  };
}

function decoded(rows: readonly Readonly<Record<string, unknown>>[]): readonly ActionRecord[] {
  return rows.map((row) => joinTarget<ActionRow>(actionRows.decode(row)));
}
