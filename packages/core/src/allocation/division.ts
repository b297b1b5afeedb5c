import type { MinorUnits } from '../shared/money.ts';
import type { AllocationBelief } from './belief.ts';
import type { ArmTarget } from './compute-targets.ts';

/** What every arm of a belief gets, in its order. */
export type Division = {
  readonly targets: readonly ArmTarget[];
  readonly amounts: readonly MinorUnits[];
  /** On what it rests. */
  readonly reason: string;
  /** Whether any arm's first unit earns what it must; null where that was not asked. */
  readonly pays: boolean | null;
};

/** Why budgets stay where their total is 0: nobody said that they should end. */
export const NOTHING_TO_DIVIDE = 'there is nothing to divide';

/** There is nothing that a budget could follow: each stays as it is. */
export function keepAll({ arms }: AllocationBelief, reason: string): Division {
  const amounts = arms.map(({ budget }) => budget);
  return { targets: amounts.map((target) => ({ target, above: 0, below: 0 })), amounts, reason, pays: null };
}
