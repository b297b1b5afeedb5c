import type { BudgetChange } from '../cycle/budget-change.ts';
import type { Instant } from '../shared/instant.ts';

/**
 * Every change of a budget that was seen.
 *
 * - BC-1: `append` adds; a change whose id is known is left as it is.
 * - BC-2: `list` gives the account's changes at or after an instant, oldest first (then by id).
 */
export interface BudgetChangeStore {
  append(changes: readonly BudgetChange[], owner: { readonly accountId: string }): Promise<void>;
  list(query: { readonly accountId: string; readonly since: Instant }): Promise<readonly BudgetChange[]>;
}
