import {
  addDays,
  type CycleStats,
  computeRoas,
  dayOf,
  type Plan,
  type Snapshot,
  settleUndelivered,
} from '@adpilot/core';
import type { ActionOutcome } from '../execute/action-outcome.ts';

/** The account in figures at the end of a run. */
export function computeStats(
  { campaigns, adSets, ads, insights, now, account }: Snapshot,
  plan: Plan,
  outcomes: readonly ActionOutcome[],
): CycleStats {
  const today = dayOf(now, account.timeZone);
  const week = insights.filter(({ day }) => day >= addDays(today, -7) && day < today).map(settleUndelivered);
  const spend = week.reduce((sum, row) => sum + row.spend, 0);
  const revenue = week.reduce<number | null>(
    (sum, row) => (sum === null || row.revenue === null ? null : sum + row.revenue),
    0,
  );
  return {
    campaignsActive: countActive(campaigns),
    adSetsActive: countActive(adSets),
    adsActive: countActive(ads),
    totalSpendToday: insights.reduce((sum, row) => (row.day === today ? sum + row.spend : sum), 0),
    averageRoas: computeRoas({ revenue, spend }),
    decisions: plan.actions.length,
    actionsTaken: countStates(outcomes, ['succeeded', 'reconciled']),
    actionsFailed: countStates(outcomes, ['failed', 'unknown', 'conflict']),
    actionsHeld: plan.actions.filter(({ status }) => status === 'needs_approval').length,
  };
}

function countActive(entities: readonly { readonly effectiveStatus: string }[]): number {
  return entities.filter(({ effectiveStatus }) => effectiveStatus === 'ACTIVE').length;
}

function countStates(outcomes: readonly ActionOutcome[], states: readonly string[]): number {
  return outcomes.filter(({ state }) => states.includes(state)).length;
}
