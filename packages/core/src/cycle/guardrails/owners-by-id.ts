import type { BudgetOwner } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';

/** Everything that holds a budget and may spend it, by the id of its campaign or ad set. */
export function ownersById({ budgetOwners }: CycleFacts): ReadonlyMap<string, BudgetOwner> {
  return new Map(budgetOwners.map((owner) => [owner.target.id, owner]));
}
