import { describe, expect, it } from 'vitest';
import {
  aBudgetChange,
  aDecision,
  anAdSet,
  aPlannedAction,
  aSetBudget,
  aSetStatus,
  aSnapshot,
  aTarget,
  NOW,
} from '../../../testing/index.ts';
import type { AdSet } from '../../model/ad-set.ts';
import { definePolicy, type PolicyInput } from '../../policy/define-policy.ts';
import { addHours } from '../../shared/instant.ts';
import type { SetBudget } from '../action.ts';
import type { BudgetChange } from '../budget-change.ts';
import type { Decision } from '../decision.ts';
import { buildFacts } from '../facts.ts';
import { maxStep } from './max-step.ts';

function verdictsOn(
  action: Partial<SetBudget>,
  {
    adSet = {},
    limits = {},
    decision = {},
    budgetChanges = [],
  }: {
    adSet?: Partial<AdSet>;
    limits?: PolicyInput['limits'];
    decision?: Partial<Decision>;
    budgetChanges?: readonly BudgetChange[];
  } = {},
) {
  const facts = buildFacts(
    aSnapshot({ adSets: [anAdSet(adSet)], budgetChanges }),
    definePolicy({ currency: 'USD', limits }),
  );
  const planned = aPlannedAction({ decision: aDecision({ action: aSetBudget(action), ...decision }) });
  return maxStep.check(facts, [planned]);
}

const learning = { learningStage: 'LEARNING' };
// 100.00 in all, of which 40.00 are left.
const lifetime = {
  dailyBudget: null,
  lifetimeBudget: 10_000,
  budgetRemaining: 4000,
  endsAt: addHours(NOW, 96),
};

describe('maxStep', () => {
  it.each([
    ['up by exactly 40 %', { from: 5000, to: 7000 }, {}],
    ['down by exactly 40 %', { from: 5000, to: 3000 }, {}],
    ['up by exactly 20 % while learning', { from: 5000, to: 6000 }, learning],
    ['down by exactly 20 % while learning', { from: 5000, to: 4000 }, learning],
    ['40 % of what is left of a lifetime budget', { kind: 'lifetime', from: 10_000, to: 11_600 }, lifetime],
  ] as const)('allows a step %s', (_, action, adSet) => {
    expect(verdictsOn(action, { adSet })).toEqual([]);
  });

  it.each([
    ['up beyond 40 %', { from: 5000, to: 7001 }, {}, 7000],
    ['down beyond 40 %', { from: 5000, to: 2999 }, {}, 3000],
    ['up beyond 20 % while learning', { from: 5000, to: 7000 }, learning, 6000],
    ['down beyond 20 % while learning', { from: 5000, to: 3000 }, learning, 4000],
    ['a step to nothing', { from: 5000, to: 0 }, {}, 3000],
    ['of odd amounts, rounded towards the present', { from: 333, to: 999 }, {}, 466],
    [
      'beyond 40 % of what is left of a lifetime budget',
      { kind: 'lifetime', from: 10_000, to: 14_000 },
      lifetime,
      11_600,
    ],
  ] as const)('clips a step %s', (_, action, adSet, to) => {
    expect(verdictsOn(action, { adSet })).toMatchObject([{ verdict: 'adjust', action: { ...action, to } }]);
  });

  it('explains the clipping', () => {
    const [verdict] = verdictsOn({ from: 5000, to: 8000 }, { adSet: learning });
    expect(verdict?.reason).toBe('a change of 60 % clipped to 20 %: at most 20 % while it is learning');
  });

  it.each([
    [
      'a learning ad set where the policy protects it strictly',
      { from: 5000, to: 5500 },
      { adSet: learning, limits: { protectLearning: 'strict' } },
    ],
    ['a budget that is too small for steps', { from: 2, to: 4 }, { adSet: { dailyBudget: 2 } }],
    [
      'a lifetime budget that is used up',
      { kind: 'lifetime', from: 10_000, to: 11_000 },
      { adSet: { ...lifetime, budgetRemaining: 0 } },
    ],
    [
      'a lifetime budget that is overspent',
      { kind: 'lifetime', from: 10_000, to: 11_000 },
      { adSet: { ...lifetime, budgetRemaining: -300 } },
    ],
    [
      'a lifetime budget of which nobody knows what is left',
      { kind: 'lifetime', from: 10_000, to: 11_000 },
      { adSet: { ...lifetime, budgetRemaining: null } },
    ],
    ['an ad set that is switched off', { from: 5000, to: 5500 }, { adSet: { status: 'PAUSED' } }],
    [
      'an ad set that is not known',
      { from: 5000, to: 5500 },
      { decision: { target: aTarget({ id: 'nowhere' }) } },
    ],
  ] as const)('blocks a change of %s', (_, action, options) => {
    expect(verdictsOn(action, options)).toMatchObject([{ verdict: 'block' }]);
  });

  it('never allows a learning ad set more than any other', () => {
    const verdicts = verdictsOn({ from: 5000, to: 6000 }, { adSet: learning, limits: { maxStep: 0.1 } });
    expect(verdicts).toMatchObject([{ verdict: 'adjust', action: { to: 5500 } }]);
  });

  it('takes a campaign for learning while one of its ad sets learns', () => {
    const snapshot = aSnapshot();
    const campaigns = snapshot.campaigns.map((each) => ({
      ...each,
      budgetOwner: 'campaign' as const,
      dailyBudget: 5000,
    }));
    const adSets = [
      anAdSet({ dailyBudget: null, ...learning }),
      anAdSet({ id: 'ad-set-2', dailyBudget: null }),
    ];
    const facts = buildFacts({ ...snapshot, campaigns, adSets }, definePolicy({ currency: 'USD' }));
    const target = aTarget({ level: 'campaign', id: 'campaign-1' });
    const decision = aDecision({ target, action: aSetBudget({ from: 5000, to: 7000 }) });
    expect(maxStep.check(facts, [aPlannedAction({ decision })])).toMatchObject([{ action: { to: 6000 } }]);
  });

  const lent = {
    adSet: { dailyBudget: 5750, ...learning },
    budgetChanges: [aBudgetChange({ from: 5000, to: 5750, at: addHours(NOW, -24), revertAt: NOW })],
  };
  const end = { rule: 'boost_expiry' };

  it.each([
    ['lets a boost end', 5000, { protectLearning: 'strict' }, end, []],
    ['lets a boost end', 5000, { learningMaxStep: 0.1 }, end, []],
    [
      'clips a cut below the base to the base',
      4000,
      { learningMaxStep: 0.1 },
      {},
      [{ action: { to: 5000 } }],
    ],
    ['clips a cut by the step that goes further', 4000, {}, {}, [{ action: { to: 4600 } }]],
    ['blocks a boost that ends elsewhere', 6000, { protectLearning: 'strict' }, end, [{ verdict: 'block' }]],
    ['blocks another rule that goes back', 5000, { protectLearning: 'strict' }, {}, [{ verdict: 'block' }]],
  ] as const)('%s (to %d, %j)', (_, to, limits, decision, verdicts) => {
    expect(verdictsOn({ from: 5750, to }, { ...lent, limits, decision })).toMatchObject(verdicts);
  });

  it('has nothing to say of pauses', () => {
    expect(verdictsOn({}, { decision: { action: aSetStatus() } })).toEqual([]);
  });
});
