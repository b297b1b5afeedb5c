import type { CurrentValue, SetBudget, SetStatus } from '@adpilot/core';

/** What the present value says of an action that expects `from` and wants `to`. */
export type Comparison =
  | { readonly kind: 'go' }
  | { readonly kind: 'done' }
  | { readonly kind: 'conflict'; readonly detail: string };

/** Compares an action with what the platform holds: somebody's later edit wins, and what is done is done. */
export function compare(action: SetBudget | SetStatus, present: CurrentValue | undefined): Comparison {
  if (!present) return { kind: 'conflict', detail: 'it does not exist any more, or cannot be read' };
  const value =
    action.type === 'set_status'
      ? present.status
      : action.kind === 'daily'
        ? present.dailyBudget
        : present.lifetimeBudget;
  if (value === action.to) return { kind: 'done' };
  if (value === action.from) return { kind: 'go' };
  return {
    kind: 'conflict',
    detail: `expected ${action.from}, found ${value ?? 'nothing'}: changed meanwhile`,
  };
}
