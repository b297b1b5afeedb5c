import type { Instant } from '../shared/instant.ts';
import type { MinorUnits } from '../shared/money.ts';

/** A change of a budget that happened, by us or by a person. */
export type BudgetChange = {
  readonly id: string;
  readonly level: 'campaign' | 'ad_set';
  readonly targetId: string;
  readonly kind: 'daily' | 'lifetime';
  readonly from: MinorUnits | null;
  readonly to: MinorUnits | null;
  /** When it was made; for a human edit when it was first seen. */
  readonly at: Instant;
  readonly source: 'adpilot' | 'human';
  /** The rule behind a change of ours. */
  readonly rule: string | null;
  readonly decisionId: string | null;
  /** When a temporary boost ends. */
  readonly revertAt: Instant | null;
};

export function isRaise({ from, to }: Pick<BudgetChange, 'from' | 'to'>): boolean {
  return from !== null && to !== null && to > from;
}

export function isCut({ from, to }: Pick<BudgetChange, 'from' | 'to'>): boolean {
  return from !== null && to !== null && to < from;
}
