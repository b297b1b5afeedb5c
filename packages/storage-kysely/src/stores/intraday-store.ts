import type { IntradayStore } from '@adpilot/core';
import type { Connect } from '../connect.ts';
import { intradayPoints, intradayRows } from '../rows/intraday-rows.ts';
import { insertMissingRows } from '../write-rows.ts';

/** Points of days in the database. */
export function createIntradayStore(connect: Connect): IntradayStore {
  return {
    append: async (points, { accountId }) => {
      const rows = points.map((point) => ({ ...point, accountId }));
      await insertMissingRows(connect(), intradayRows, rows);
    },
    list: async ({ accountId, level, since }) => {
      const points = await connect()
        .selectFrom('meta_intraday_points')
        .select(intradayPoints.selection)
        .where('account_id', '=', accountId)
        .where('level', '=', level)
        .where('read_at', '>=', since)
        .orderBy('meta_intraday_points.read_at')
        .orderBy('meta_intraday_points.id')
        .orderBy('meta_intraday_points.day')
        .execute();
      return points.map(intradayPoints.decode);
    },
    forget: async ({ accountId, before }) => {
      await connect()
        .deleteFrom('meta_intraday_points')
        .where('account_id', '=', accountId)
        // The key begins with the level: said, it serves here too.
        .where('level', 'in', ['account', 'ad_set'])
        .where('read_at', '<', before)
        .execute();
    },
  };
}
