import type { BudgetChange, BudgetChangeStore } from '@adpilot/core';
import { compareText } from '../keys.ts';
import { valuesWhere } from '../table.ts';
import type { Tables } from '../tables.ts';
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
      use(({ budgetChanges }) => changesOf(budgetChanges, accountId).filter(({ at }) => at >= since)),
    listOpenBoosts: ({ accountId }) =>
      use(({ budgetChanges }) => {
        const changes = changesOf(budgetChanges, accountId);
        const last = new Map(changes.map((change) => [`${change.level} ${change.targetId}`, change]));
        return changes.filter(
          (change) => change.revertAt !== null && last.get(`${change.level} ${change.targetId}`) === change,
        );
      }),
  };
}

/** An account's changes, oldest first. */
function changesOf(budgetChanges: Tables['budgetChanges'], accountId: string): readonly BudgetChange[] {
  return valuesWhere(budgetChanges, (owned) => owned.accountId === accountId)
    .map(({ value }) => value)
    .sort((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id));
}
