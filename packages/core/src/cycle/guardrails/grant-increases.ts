import type { Instant } from '../../shared/instant.ts';
import { formatMinorUnits, type MinorUnits } from '../../shared/money.ts';
import type { SetBudget } from '../action.ts';
import { type BudgetOwner, totalDailyBudget } from '../budget-owner.ts';
import { dailyChange, limitDailyChange } from '../daily-change.ts';
import type { CycleFacts } from '../facts.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { byGrantOrder } from './grant-order.ts';
import type { SwitchedOn } from './switched-on.ts';
import { adjust, refuse } from './verdicts.ts';

/** A raise of a budget with its owner, or something that is switched on with its budgets. */
export type Raise =
  | { readonly planned: PlannedAction; readonly action: SetBudget; readonly owner: BudgetOwner }
  | SwitchedOn;

/**
 * Grants raises out of a shared room, in minor units a day, until it is used up: the first come whole, one is cut
 * down to what is left, the rest get nothing; something is switched on whole or not at all. What decreases would free is
 * not part of the room: they may fail.
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
    .flatMap((raise): readonly Verdict[] => {
      const { planned } = raise;
      const wanted = dailyRaise(raise, now);
      if (wanted === null) return [refuse(guardrail, 'block', planned, 'its budget a day is unknown')];
      if (wanted <= left) {
        left -= wanted;
        return [];
      }
      if ('owners' in raise) return [refuse(guardrail, 'block', planned, `${limit}: no room for its budget`)];
      const { action, owner } = raise;
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

/** What a raise adds a day, in minor units; null where that is unknown. */
function dailyRaise(raise: Raise, now: Instant): MinorUnits | null {
  return 'owners' in raise
    ? totalDailyBudget(raise.owners, now)
    : dailyChange(raise.action, raise.owner, now);
}
