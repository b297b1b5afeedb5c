import type { BudgetChangeStore } from '@adpilot/core';
import { compareText } from '../keys.ts';
import { valuesWhere } from '../table.ts';
import type { UseTables } from '../use-tables.ts';

/** Changes of budgets in memory. */
export function createBudgetChangeStore(use: UseTables): BudgetChangeStore {
  return {
    append: (changes, { accountId }) =>
      use(({ budgetChanges }) => {
        for (const change of changes) {
          if (budgetChanges.get(change.id) === undefined) {
            budgetChanges.set(change.id, { accountId, value: { ...change } });
          }
        }
      }),
    list: ({ accountId, since }) =>
      use(({ budgetChanges }) =>
        valuesWhere(budgetChanges, (owned) => owned.accountId === accountId && owned.value.at >= since)
          .map(({ value }) => value)
          .sort((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id)),
      ),
  };
}
