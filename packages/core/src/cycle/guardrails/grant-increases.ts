import { formatMinorUnits, type MinorUnits } from '../../shared/money.ts';
import type { SetBudget } from '../action.ts';
import type { BudgetOwner } from '../budget-owner.ts';
import { dailyChange, limitDailyChange } from '../daily-change.ts';
import type { CycleFacts } from '../facts.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { byGrantOrder } from './grant-order.ts';
import { adjust, refuse } from './verdicts.ts';

/** A raise of a budget with its owner. */
export type Raise = {
  readonly planned: PlannedAction;
  readonly action: SetBudget;
  readonly owner: BudgetOwner;
};

/**
 * Grants raises out of a shared room, in minor units a day, until it is used up: the first come whole, one is cut
 * down to what is left, the rest get nothing. What decreases would free is not part of the room: they may fail.
 */
export function grantIncreases(
  raises: readonly Raise[],
  room: MinorUnits,
  {
    guardrail,
    limit,
    facts,
  }: { readonly guardrail: string; readonly limit: string; readonly facts: CycleFacts },
): readonly Verdict[] {
  const { now } = facts.snapshot;
  const text = (minor: MinorUnits): string => formatMinorUnits(minor, facts.policy.currency);
  let left = Math.max(0, room);
  return raises
    .toSorted((a, b) => byGrantOrder(a.planned, b.planned))
    .flatMap(({ planned, action, owner }): readonly Verdict[] => {
      const wanted = dailyChange(action, owner, now);
      if (wanted === null) return [refuse(guardrail, 'block', planned, 'its budget a day is unknown')];
      if (wanted <= left) {
        left -= wanted;
        return [];
      }
      const smaller = limitDailyChange(action, owner, now, left);
      if (smaller.to === smaller.from)
        return [refuse(guardrail, 'block', planned, `${limit}: no room for a raise`)];
      left -= dailyChange(smaller, owner, now) ?? left;
      return [
        adjust(
          guardrail,
          planned,
          smaller,
          `${limit}: raised to ${text(smaller.to)} instead of ${text(action.to)}`,
        ),
      ];
    });
}
