import type { BudgetChange } from '../cycle/budget-change.ts';
import type { Instant } from '../shared/instant.ts';

/**
 * Every change of a budget that was seen.
 *
 * - BC-1: `append` adds; a change whose id is known is left as it is.
 * - BC-2: `list` gives the account's changes at or after an instant, oldest first (then by id).
 * - BC-3: `listOpenBoosts` gives every change with a `revertAt` that is its budget's last, however old, in the same order.
 */
export interface BudgetChangeStore {
  append(changes: readonly BudgetChange[], owner: { readonly accountId: string }): Promise<void>;
  list(query: { readonly accountId: string; readonly since: Instant }): Promise<readonly BudgetChange[]>;
  listOpenBoosts(query: { readonly accountId: string }): Promise<readonly BudgetChange[]>;
}
