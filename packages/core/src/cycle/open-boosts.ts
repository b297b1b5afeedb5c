import type { BudgetChange } from './budget-change.ts';

/** A temporary raise that nothing has changed since. */
export type OpenBoost = BudgetChange & {
  readonly revertAt: string;
  readonly from: number;
  readonly to: number;
};

/** Open boosts by the id of their target: the last change of a budget, where that one is to be taken back. */
export function openBoosts(changes: readonly BudgetChange[]): ReadonlyMap<string, OpenBoost> {
  const last = new Map<string, BudgetChange>();
  for (const change of changes) {
    const known = last.get(change.targetId);
    if (!known || known.at < change.at || (known.at === change.at && known.id < change.id))
      last.set(change.targetId, change);
  }
  return new Map([...last].flatMap(([id, change]) => (isBoost(change) ? [[id, change] as const] : [])));
}

function isBoost(change: BudgetChange): change is OpenBoost {
  return change.revertAt !== null && change.from !== null && change.to !== null;
}
