import type { BudgetChange, Instant, MinorUnits } from '@adpilot/core';
import { instant, integer, oneOf, orNull, text } from '../columns.ts';
import { mapRows } from '../row-mapping.ts';

/** A row of `meta_budget_changes`: a change under column names that are no words of SQL. */
export type BudgetChangeRow = Omit<BudgetChange, 'from' | 'to' | 'at'> & {
  readonly accountId: string;
  readonly amountBefore: MinorUnits | null;
  readonly amountAfter: MinorUnits | null;
  readonly changedAt: Instant;
};

/** Changes of budgets. */
export const budgetChangeRows = mapRows<BudgetChangeRow>('meta_budget_changes', ['id'], {
  id: text,
  accountId: text,
  level: oneOf('campaign', 'ad_set'),
  targetId: text,
  kind: oneOf('daily', 'lifetime'),
  amountBefore: orNull(integer),
  amountAfter: orNull(integer),
  changedAt: instant,
  source: oneOf('adpilot', 'human'),
  rule: orNull(text),
  decisionId: orNull(text),
  revertAt: orNull(instant),
});

/** Renames what are words of SQL. */
export function toBudgetChangeRow(change: BudgetChange, accountId: string): BudgetChangeRow {
  const { from: amountBefore, to: amountAfter, at: changedAt, ...rest } = change;
  return { ...rest, accountId, amountBefore, amountAfter, changedAt };
}

/** Gives the model's names back. */
export function fromBudgetChangeRow(row: BudgetChangeRow): BudgetChange {
  const { accountId: _, amountBefore: from, amountAfter: to, changedAt: at, ...rest } = row;
  return { ...rest, from, to, at };
}
