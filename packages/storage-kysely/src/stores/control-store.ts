import type { ControlStore } from '@adpilot/core';
import type { Connect } from '../connect.ts';
import { controlRows } from '../rows/control-rows.ts';
import { upsertRows } from '../write-rows.ts';

/** Switches in the database. */
export function createControlStore(connect: Connect): ControlStore {
  return {
    get: async ({ accountId }) => {
      const controls = await connect()
        .selectFrom('meta_account_controls')
        .select(controlRows.selection)
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return controls === undefined
        ? { accountId, stopped: false, reason: null, changedBy: null, changedAt: null, outageClosedAt: null }
        : controlRows.decode(controls);
    },
    set: async (controls) => upsertRows(connect(), controlRows, [controls]),
  };
}
