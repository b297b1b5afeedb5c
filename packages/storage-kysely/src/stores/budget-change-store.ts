import type { BudgetChangeStore } from '@adpilot/core';
import { sql } from 'kysely';
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
    listOpenBoosts: async ({ accountId }) => {
      const boosts = await connect()
        .selectFrom('meta_budget_changes')
        .select(budgetChangeRows.selection)
        .where('account_id', '=', accountId)
        .where('revert_at', 'is not', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('meta_budget_changes as later')
                .select('later.id')
                .whereRef('later.account_id', '=', 'meta_budget_changes.account_id')
                .whereRef('later.level', '=', 'meta_budget_changes.level')
                .whereRef('later.target_id', '=', 'meta_budget_changes.target_id')
                .where(
                  sql<boolean>`(later.changed_at, later.id) > (meta_budget_changes.changed_at, meta_budget_changes.id)`,
                ),
            ),
          ),
        )
        .orderBy('changed_at')
        .orderBy('id')
        .execute();
      return boosts.map((change) => fromBudgetChangeRow(budgetChangeRows.decode(change)));
    },
  };
}
