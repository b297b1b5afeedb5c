import { addHours } from '../../shared/instant.ts';
import type { MinorUnits } from '../../shared/money.ts';
import { type BudgetChange, isRaise } from '../budget-change.ts';
import { dailyChange } from '../daily-change.ts';
import type { CycleFacts } from '../facts.ts';
import { raisesInFlight } from './raises-in-flight.ts';

const HOURS = 24;

/**
 * What our raises of the last 24 hours added a day, in minor units: those that are known, and those that may still take
 * effect. Of a lifetime budget the days count that were left when it was raised; the whole raise where they are unknown.
 */
export function raisedLately(facts: CycleFacts): MinorUnits {
  const { snapshot } = facts;
  const since = addHours(snapshot.now, -HOURS);
  const known = snapshot.budgetChanges
    .filter((change) => change.source === 'adpilot' && change.at > since && isRaise(change))
    .reduce((sum, change) => sum + addedBy(change, facts), 0);
  return known + raisesInFlight(facts, since);
}

function addedBy(
  { kind, from, to, at, targetId }: BudgetChange,
  { adSets, campaigns }: CycleFacts,
): MinorUnits {
  if (from === null || to === null) return 0;
  const budget = adSets.get(targetId) ?? campaigns.get(targetId);
  const daily = budget ? dailyChange({ kind, from, to }, { budget }, at) : null;
  return daily ?? to - from;
}
