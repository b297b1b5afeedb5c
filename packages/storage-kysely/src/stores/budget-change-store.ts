import type { BudgetChangeStore } from '@adpilot/core';
import type { Connect } from '../connect.ts';
import { budgetChangeRows, fromBudgetChangeRow, toBudgetChangeRow } from '../rows/budget-change-rows.ts';
import { insertMissingRows } from '../write-rows.ts';

/** Changes of budgets in the database. */
export function createBudgetChangeStore(connect: Connect): BudgetChangeStore {
  return {
    append: async (changes, { accountId }) => {
      const rows = changes.map((change) => toBudgetChangeRow(change, accountId));
      await insertMissingRows(connect(), budgetChangeRows, rows);
    },
    list: async ({ accountId, since }) => {
      const changes = await connect()
        .selectFrom('meta_budget_changes')
        .select(budgetChangeRows.selection)
        .where('account_id', '=', accountId)
        .where('changed_at', '>=', since)
        .orderBy('changed_at')
        .orderBy('id')
        .execute();
      return changes.map((change) => fromBudgetChangeRow(budgetChangeRows.decode(change)));
    },
  };
}
