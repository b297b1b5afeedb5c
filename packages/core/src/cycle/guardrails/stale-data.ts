import { hoursBetween } from '../../shared/instant.ts';
import { directionOf } from '../action.ts';
import type { CycleFacts } from '../facts.ts';
import { type OpenBoost, openBoosts } from '../open-boosts.ts';
import type { PlannedAction } from '../plan.ts';
import { restsOnNothing } from '../rests-on-conversions.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

/**
 * No action rests on figures that are missing, too old or read in part. What needs none goes on: the end of a boost, back
 * to the budget before it, and whatever a host's rule says to rest on nothing, unless it spends more.
 */
export const staleData: Guardrail = {
  name: 'staleData',
  check: (facts, actions) => {
    const reason = whyStale(facts);
    if (reason === null) return [];
    const boosts = openBoosts(facts.snapshot.budgetChanges);
    return liveActions(actions)
      .filter((planned) => !needsNoFigures(planned, boosts))
      .map((planned) => refuse('staleData', 'block', planned, reason));
  },
};

function whyStale({ snapshot, policy }: CycleFacts): string | null {
  const { newestReadAt, complete } = snapshot.insightsStatus;
  if (newestReadAt === null) return 'insights were never read';
  if (!complete) return 'insights were read in part only';
  const age = hoursBetween(newestReadAt, snapshot.now);
  const { maxInsightAgeHours } = policy.data;
  if (age > maxInsightAgeHours)
    return `insights are ${age.toFixed(1)} hours old, more than ${maxInsightAgeHours}`;
  return null;
}

function needsNoFigures(
  { decision, action }: PlannedAction,
  boosts: ReadonlyMap<string, OpenBoost>,
): boolean {
  if (restsOnNothing(decision)) return directionOf(action) !== 'up';
  const base = boosts.get(decision.target.id)?.from;
  return decision.rule === 'boost_expiry' && action.type === 'set_budget' && action.to === base;
}
