import type { CycleStore } from '@adpilot/core';
import type { Connect } from '../connect.ts';
import { cycleLogRows, cycleRunRows } from '../rows/cycle-rows.ts';
import { insertRows, upsertRows } from '../write-rows.ts';

/** Runs of the cycle in the database. */
export function createCycleStore(connect: Connect): CycleStore {
  const newestFirst = (accountId: string) =>
    connect()
      .selectFrom('meta_cycle_runs')
      .select(cycleRunRows.selection)
      .where('account_id', '=', accountId)
      .orderBy('started_at', 'desc')
      .orderBy('id', 'desc');
  return {
    save: async (run) => upsertRows(connect(), cycleRunRows, [run]),
    get: async ({ id }) => {
      const run = await connect()
        .selectFrom('meta_cycle_runs')
        .select(cycleRunRows.selection)
        .where('id', '=', id)
        .executeTakeFirst();
      return run === undefined ? null : cycleRunRows.decode(run);
    },
    last: async ({ accountId }) => {
      const run = await newestFirst(accountId).limit(1).executeTakeFirst();
      return run === undefined ? null : cycleRunRows.decode(run);
    },
    history: async ({ accountId, limit, before }) => {
      const runs = await newestFirst(accountId)
        .$if(before !== undefined, (query) =>
          query.where(({ eb, refTuple, selectFrom }) =>
            eb(
              refTuple('started_at', 'id'),
              '<',
              selectFrom('meta_cycle_runs as earlier')
                .select(['earlier.started_at', 'earlier.id'])
                .where('earlier.id', '=', before ?? '')
                .$asTuple('started_at', 'id'),
            ),
          ),
        )
        .limit(limit)
        .execute();
      return runs.map(cycleRunRows.decode);
    },
    appendLog: async (entry) => insertRows(connect(), cycleLogRows, [entry]),
    log: async ({ cycleId }) => {
      const entries = await connect()
        .selectFrom('meta_cycle_action_logs')
        .select(cycleLogRows.selection)
        .where('cycle_id', '=', cycleId)
        .orderBy('position')
        .execute();
      return entries.map(cycleLogRows.decode);
    },
  };
}
