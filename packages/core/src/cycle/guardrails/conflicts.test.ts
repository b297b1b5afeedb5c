import { describe, expect, it } from 'vitest';
import {
  aDecision,
  anOpenApproval,
  aPlannedAction,
  aSetBudget,
  aSetStatus,
  aSnapshot,
  aTarget,
  NOW,
} from '../../../testing/index.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import { addHours } from '../../shared/instant.ts';
import type { Decision } from '../decision.ts';
import { buildFacts } from '../facts.ts';
import type { PlannedAction } from '../plan.ts';
import type { Snapshot } from '../snapshot.ts';
import { conflicts } from './conflicts.ts';

/** The ids of the decisions that stay. */
function left(decisions: readonly Partial<Decision>[], overrides: Partial<Snapshot> = {}): readonly string[] {
  const facts = buildFacts(aSnapshot(overrides), definePolicy({ currency: 'USD' }));
  const actions = decisions.map((each): PlannedAction => aPlannedAction({ decision: aDecision(each) }));
  const verdicts = conflicts.check(facts, actions);
  expect(verdicts.every(({ verdict }) => verdict === 'supersede')).toBe(true);
  const gone = new Set(verdicts.map(({ decisionId }) => decisionId));
  return actions.map(({ decision }) => decision.id).filter((id) => !gone.has(id));
}

const raise = (id: string, to: number) => ({ id, action: aSetBudget({ from: 5000, to }) });
const pause = (id: string) => ({ id, action: aSetStatus() });
const activate = (id: string) => ({ id, action: aSetStatus({ from: 'PAUSED', to: 'ACTIVE' }) });
const expiry = (id: string, to: number) => ({ ...raise(id, to), rule: 'boost_expiry' });
const refresh = (id: string) => ({
  id,
  target: aTarget({ level: 'creative', id: 'creative-1' }),
  action: { type: 'generate_variants', creativeId: 'creative-1' } as const,
});

describe('conflicts', () => {
  it.each([
    ['a single action', [raise('raise', 6000)], ['raise']],
    ['a pause over everything else', [raise('raise', 7000), pause('pause'), raise('cut', 3000)], ['pause']],
    ['one of two pauses', [pause('pause-b'), pause('pause-a')], ['pause-a']],
    ['a pause over an activation', [activate('activate'), pause('pause')], ['pause']],
    ['a decrease over an increase, however small', [raise('raise', 7000), raise('cut', 4999)], ['cut']],
    ['the larger of two increases, not their sum', [raise('small', 5750), raise('large', 6000)], ['large']],
    ['the larger of two decreases', [raise('large', 3000), raise('small', 4500)], ['large']],
    ['the end of a boost over a larger decrease', [raise('cut', 3000), expiry('end', 4400)], ['end']],
    ['a decrease over a boost that ends higher', [raise('cut', 4500), expiry('end', 6000)], ['cut']],
    [
      'the first in rank of two equal increases',
      [{ ...raise('b', 6000), priority: 2 as const }, raise('a', 6000)],
      ['b'],
    ],
    [
      'an activation and a budget beside each other',
      [activate('activate'), raise('raise', 6000)],
      ['activate', 'raise'],
    ],
    ['actions of other kinds beside a pause', [pause('pause'), refresh('refresh')], ['pause', 'refresh']],
  ])('leaves %s', (_, decisions, ids) => {
    expect(left(decisions)).toEqual(ids);
  });

  it('leaves one action each to different targets, though they share an id across levels', () => {
    const campaign = { ...raise('campaign', 6000), target: aTarget({ level: 'campaign', id: 'ad-set-1' }) };
    expect(left([raise('ad-set', 6000), campaign])).toEqual(['ad-set', 'campaign']);
  });

  it('does not count actions that were refused before', () => {
    const blocked = aPlannedAction({ decision: aDecision(pause('pause')), status: 'blocked' });
    const live = aPlannedAction({ decision: aDecision(raise('raise', 6000)) });
    const facts = buildFacts(aSnapshot(), definePolicy({ currency: 'USD' }));
    expect(conflicts.check(facts, [blocked, live])).toEqual([]);
  });

  it('names the winner in its reason', () => {
    const facts = buildFacts(aSnapshot(), definePolicy({ currency: 'USD' }));
    const actions = [pause('pause'), raise('raise', 6000)].map((each) =>
      aPlannedAction({ decision: aDecision({ ...each, rule: 'roas_scaling', reason: 'ROAS 0.40' }) }),
    );
    expect(conflicts.check(facts, actions)).toMatchObject([
      { decisionId: 'raise', reason: 'roas_scaling decides this target: ROAS 0.40' },
    ]);
  });
});

describe('conflicts with an open request', () => {
  it.each([
    ['the same target, type and direction', {}, []],
    ['a request that expires a moment later', { expiresAt: addHours(NOW, 0.001) }, []],
    ['an expired request', { expiresAt: NOW }, ['raise']],
    ['another direction', { direction: 'down' as const }, ['raise']],
    ['another type', { actionType: 'set_status' }, ['raise']],
    ['another target', { target: aTarget({ id: 'ad-set-2' }) }, ['raise']],
    ['another level', { target: aTarget({ level: 'campaign' }) }, ['raise']],
  ])('decide by it: %s', (_, request, ids) => {
    expect(left([raise('raise', 6000)], { openApprovals: [anOpenApproval(request)] })).toEqual(ids);
  });

  it('let a smaller action through where the stronger one is only waiting', () => {
    const request = anOpenApproval({ actionType: 'set_status', direction: 'down' });
    expect(left([pause('pause'), raise('cut', 4000)], { openApprovals: [request] })).toEqual(['cut']);
  });
});

describe('conflicts with what was proposed already', () => {
  it('do not ask twice for new variants of a creative in two weeks', () => {
    const asked = (hoursAgo: number) => ({
      refreshes: [
        { creativeId: 'creative-1', at: addHours(NOW, -hoursAgo) },
        { creativeId: 'creative-1', at: addHours(NOW, -30 * 24) },
      ],
    });
    expect(left([refresh('refresh')], asked(30))).toEqual([]);
    expect(left([refresh('refresh')], asked(14 * 24 - 1))).toEqual([]);
    expect(left([refresh('refresh')], asked(14 * 24))).toEqual(['refresh']);
    expect(left([raise('raise', 6000)], asked(30))).toEqual(['raise']);
  });

  it('ask for those of another creative', () => {
    const refreshes = [{ creativeId: 'creative-2', at: addHours(NOW, -30) }];
    expect(left([refresh('refresh')], { refreshes })).toEqual(['refresh']);
  });
});
