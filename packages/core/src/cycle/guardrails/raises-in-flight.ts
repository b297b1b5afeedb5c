import type { Instant } from '../../shared/instant.ts';
import type { MinorUnits } from '../../shared/money.ts';
import { isIncrease } from '../action.ts';
import { dailyChange } from '../daily-change.ts';
import type { CycleFacts } from '../facts.ts';
import { ownersById } from './owners-by-id.ts';

/**
 * What raises of ours would add a day that were sent, but neither show in the budgets nor among their changes: their answer
 * was lost, and they may still take effect.
 *
 * @param since counts only what was written to the log after it; by default whatever the snapshot tells of
 */
export function raisesInFlight(facts: CycleFacts, since: Instant | null = null): MinorUnits {
  const { now, recentActions, budgetChanges } = facts.snapshot;
  const owners = ownersById(facts);
  const raises = new Map<string, MinorUnits>();
  for (const { target, action, plannedAt, at } of recentActions) {
    const owner = owners.get(target.id);
    if (!owner || action.type !== 'set_budget' || !isIncrease(action)) continue;
    if (since !== null && at <= since) continue;
    const { dailyBudget, lifetimeBudget } = owner.budget;
    if ((action.kind === 'daily' ? dailyBudget : lifetimeBudget) !== action.from) continue;
    const isKnown = budgetChanges.some(
      (change) =>
        change.targetId === target.id &&
        change.from === action.from &&
        change.to === action.to &&
        change.at >= plannedAt,
    );
    const added = isKnown ? 0 : (dailyChange(action, owner, now) ?? 0);
    raises.set(target.id, Math.max(raises.get(target.id) ?? 0, added));
  }
  return [...raises.values()].reduce((sum, raise) => sum + raise, 0);
}
