import { describe, expect, it } from 'vitest';
import { aDecision, aPlannedAction, aSetStatus, aSnapshot, aTarget } from '../../../testing/index.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import type { Action } from '../action.ts';
import type { Priority } from '../decision.ts';
import { buildFacts } from '../facts.ts';
import { actionLimits } from './action-limits.ts';

const facts = buildFacts(
  aSnapshot(),
  definePolicy({ currency: 'USD', limits: { maxActionsPerCycle: 3, maxActionsPerCampaign: 2 } }),
);

function planned(id: string, campaignId: string, priority: Priority = 3, action?: Action) {
  const decision = aDecision({ id, target: aTarget({ id, campaignId }), priority });
  return aPlannedAction({ decision: action ? { ...decision, action } : decision });
}

function deferred(...actions: readonly ReturnType<typeof planned>[]): readonly string[] {
  return actionLimits.check(facts, actions).map(({ decisionId }) => decisionId);
}

describe('actionLimits', () => {
  it('allows as many as the limits say', () => {
    expect(deferred(planned('a', 'x'), planned('b', 'x'), planned('c', 'y'))).toEqual([]);
  });

  it('defers what comes last in a campaign', () => {
    expect(deferred(planned('a', 'x', 4), planned('b', 'x', 1), planned('c', 'x', 2))).toEqual(['a']);
  });

  it('defers what comes last in a cycle', () => {
    expect(deferred(planned('a', 'v'), planned('b', 'w'), planned('c', 'x'), planned('d', 'y'))).toEqual([
      'd',
    ]);
  });

  it('does not count pauses, nor what only touches our own records', () => {
    const proposal: Action = { type: 'generate_variants', creativeId: 'creative-1' };
    const free = ['p1', 'p2', 'p3', 'p4'].map((id) => planned(id, 'x', 1, aSetStatus()));
    expect(deferred(...free, planned('q', 'x', 1, proposal), planned('a', 'x'), planned('b', 'x'))).toEqual(
      [],
    );
  });
});
