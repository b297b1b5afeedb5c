import { describe, expect, it } from 'vitest';
import {
  aBudgetChange,
  aDecision,
  aPlannedAction,
  aSetBudget,
  aSetStatus,
  aSnapshot,
  NOW,
} from '../../../testing/index.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import { addHours } from '../../shared/instant.ts';
import type { Decision } from '../decision.ts';
import { buildFacts } from '../facts.ts';
import type { Snapshot } from '../snapshot.ts';
import { staleData } from './stale-data.ts';

const boost = aBudgetChange({ from: 5000, to: 5750, at: addHours(NOW, -24), revertAt: NOW });

function verdictsOn(decision: Partial<Decision>, insightsStatus: Snapshot['insightsStatus']) {
  const snapshot = aSnapshot({ insightsStatus, budgetChanges: [boost] });
  const facts = buildFacts(snapshot, definePolicy({ currency: 'USD' }));
  return staleData.check(facts, [aPlannedAction({ decision: aDecision(decision) })]);
}

const fresh = { newestReadAt: NOW, complete: true };
const old = { newestReadAt: addHours(NOW, -6.001), complete: true };

describe('staleData', () => {
  it.each([
    ['never read', { newestReadAt: null, complete: true }, 'insights were never read'],
    ['read in part', { newestReadAt: NOW, complete: false }, 'insights were read in part only'],
    [
      'older than six hours',
      { newestReadAt: addHours(NOW, -6.5), complete: true },
      'insights are 6.5 hours old',
    ],
  ])('blocks where insights were %s', (_, status, reason) => {
    const [verdict] = verdictsOn({}, status);
    expect(verdict).toMatchObject({ verdict: 'block' });
    expect(verdict?.reason).toContain(reason);
  });

  it.each([
    ['a moment old', fresh],
    ['exactly six hours old', { newestReadAt: addHours(NOW, -6), complete: true }],
  ])('allows on insights that are %s', (_, status) => {
    expect(verdictsOn({}, status)).toEqual([]);
  });

  it.each([
    ['a cut', { action: aSetBudget({ to: 3000 }) }],
    ['a pause', { action: aSetStatus() }],
    ['a pause against runaway spend', { rule: 'spike', action: aSetStatus(), evidence: { kind: 'risk' } }],
    ['new variants', { action: { type: 'generate_variants', creativeId: 'creative-1' } as const }],
    [
      'a boost that ends below its base',
      { rule: 'boost_expiry', action: aSetBudget({ from: 5750, to: 3000 }) },
    ],
    ['a boost that ends higher', { rule: 'boost_expiry', action: aSetBudget({ from: 5750, to: 7000 }) }],
    [
      'a return to the base by another rule',
      { rule: 'roas_scaling', action: aSetBudget({ from: 5750, to: 5000 }) },
    ],
  ])('blocks %s too', (_, decision) => {
    expect(verdictsOn(decision, old)).toHaveLength(1);
  });

  it('lets a boost end where it began', () => {
    const decision = { rule: 'boost_expiry', action: aSetBudget({ from: 5750, to: 5000 }) };
    expect(verdictsOn(decision, old)).toEqual([]);
  });

  const onNothing = { rule: 'calendar', evidence: { restsOn: 'nothing' } };

  it.each([
    ['a cut', aSetBudget({ to: 4000 }), 0],
    ['a pause', aSetStatus(), 0],
    ['a raise', aSetBudget({ to: 6000 }), 1],
    ['an activation', aSetStatus({ from: 'PAUSED', to: 'ACTIVE' }), 1],
  ])("decides on %s of a host's rule that needs no figures", (_, action, blocked) => {
    expect(verdictsOn({ ...onNothing, action }, old)).toHaveLength(blocked);
  });

  it('takes its limit from the policy', () => {
    const snapshot = aSnapshot({ insightsStatus: { newestReadAt: addHours(NOW, -2), complete: true } });
    const facts = buildFacts(snapshot, definePolicy({ currency: 'USD', data: { maxInsightAgeHours: 1 } }));
    expect(staleData.check(facts, [aPlannedAction()])).toHaveLength(1);
  });
});
