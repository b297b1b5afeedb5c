import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../testing/assert-property.ts';
import {
  aCampaign,
  aDecision,
  anAdSet,
  aPlannedAction,
  aSetBudget,
  aSetStatus,
  aSnapshot,
  aTarget,
  NOW,
} from '../../../testing/index.ts';
import type { Confidence } from '../../model/confidence.ts';
import { definePolicy, type PolicyInput } from '../../policy/define-policy.ts';
import { addHours } from '../../shared/instant.ts';
import type { Priority } from '../decision.ts';
import { buildFacts } from '../facts.ts';
import type { PlannedAction } from '../plan.ts';
import type { Snapshot } from '../snapshot.ts';
import { spendCeiling, totalSpendCap } from './total-spend-cap.ts';

const limits = { maxTotalDailySpend: '150.00' };

function check(
  actions: readonly PlannedAction[],
  {
    snapshot = {},
    limits: given = limits,
  }: { snapshot?: Partial<Snapshot>; limits?: PolicyInput['limits'] } = {},
) {
  return totalSpendCap.check(
    buildFacts(aSnapshot(snapshot), definePolicy({ currency: 'USD', limits: given })),
    actions,
  );
}

function change(
  id: string,
  from: number,
  to: number,
  { priority = 2, confidence = 'high' }: { priority?: Priority; confidence?: Confidence } = {},
): PlannedAction {
  const action = aSetBudget({ from, to });
  return aPlannedAction({
    decision: aDecision({ id, target: aTarget({ id }), action, priority, confidence }),
  });
}

/** Ad sets a, b, c, ... of one campaign with these daily budgets. */
function adSets(...budgets: readonly number[]): Partial<Snapshot> {
  return {
    adSets: budgets.map((dailyBudget, index) => anAdSet({ id: 'abcdef'.charAt(index), dailyBudget })),
  };
}

describe('totalSpendCap on what is switched on', () => {
  const activate = (id: string, level: 'campaign' | 'ad_set' = 'ad_set') =>
    aPlannedAction({
      decision: aDecision({
        id,
        target: aTarget({ level, id }),
        action: aSetStatus({ from: 'PAUSED', to: 'ACTIVE' }),
      }),
    });
  const off = (id: string, dailyBudget: number | null) => anAdSet({ id, dailyBudget, status: 'PAUSED' });

  it.each([
    ['allows a budget that fills the room', 10_000, []],
    ['blocks one that does not fit: nothing is switched on in part', 10_001, [{ verdict: 'block' }]],
  ])('%s', (_, budget, verdicts) => {
    const snapshot = { adSets: [anAdSet({ dailyBudget: 5000 }), off('b', budget)] };
    expect(check([activate('b')], { snapshot })).toMatchObject(verdicts);
    expect(check([activate('b')], { snapshot })).toHaveLength(verdicts.length);
  });

  it('blocks a budget that is unknown', () => {
    const snapshot = { adSets: [anAdSet({ dailyBudget: 5000 }), off('b', null)] };
    expect(check([activate('b')], { snapshot })).toMatchObject([{ verdict: 'block' }]);
  });

  it('takes room from raises', () => {
    const snapshot = { adSets: [anAdSet({ id: 'a', dailyBudget: 5000 }), off('b', 9500)] };
    expect(check([change('a', 5000, 6000, { priority: 1 }), activate('b')], { snapshot })).toMatchObject([
      { decisionId: 'b', verdict: 'block' },
    ]);
  });

  it('counts a campaign and its ad set, of which neither spends without the other', () => {
    const snapshot = { campaigns: [aCampaign({ status: 'PAUSED' })], adSets: [off('b', 15_001)] };
    expect(check([activate('campaign-1', 'campaign')], { snapshot })).toEqual([]);
    expect(check([activate('b')], { snapshot })).toEqual([]);
    const both = check([activate('campaign-1', 'campaign'), activate('b')], { snapshot });
    expect(both).toMatchObject([{ verdict: 'block' }]);
  });
});

describe('totalSpendCap', () => {
  it('allows raises that fill the room exactly', () => {
    expect(
      check([change('a', 5000, 7000), change('b', 5000, 8000)], { snapshot: adSets(5000, 5000) }),
    ).toEqual([]);
  });

  it('cuts the raise down that does not fit any more, and blocks the next', () => {
    const actions = [change('a', 4000, 5600), change('b', 4000, 5600), change('c', 4000, 5600)];
    expect(check(actions, { snapshot: adSets(4000, 4000, 4000) })).toMatchObject([
      { decisionId: 'b', verdict: 'adjust', action: { from: 4000, to: 5400 } },
      { decisionId: 'c', verdict: 'block' },
    ]);
  });

  it.each([
    ['priority', { priority: 1 }, { priority: 2 }],
    ['confidence', { confidence: 'high' }, { confidence: 'medium' }],
    ['confidence, even the least', { confidence: 'medium' }, { confidence: 'low' }],
  ] as const)('serves raises by %s', (_, first, second) => {
    const actions = [change('a', 5000, 9000, second), change('b', 5000, 9000, first)];
    expect(check(actions, { snapshot: adSets(5000, 5000) })).toMatchObject([
      { decisionId: 'a', action: { to: 6000 } },
    ]);
  });

  it('raises nothing where the sum exceeds the cap already, and lets cuts and pauses pass', () => {
    const pause = aPlannedAction({
      decision: aDecision({ id: 'c', target: aTarget({ id: 'c' }), action: aSetStatus() }),
    });
    const actions = [change('a', 8000, 8001), change('b', 8000, 4800), pause];
    expect(check(actions, { snapshot: adSets(8000, 8000, 100) })).toMatchObject([
      { decisionId: 'a', verdict: 'block' },
    ]);
  });

  it('does not count what planned cuts would free', () => {
    const actions = [change('a', 10_000, 6000), change('b', 5000, 6000)];
    expect(check(actions, { snapshot: adSets(10_000, 5000) })).toMatchObject([
      { decisionId: 'b', verdict: 'block' },
    ]);
  });

  it('does not count a raise that waits for approval', () => {
    const waiting = { ...change('a', 5000, 9000, { priority: 1 }), status: 'needs_approval' as const };
    expect(check([waiting, change('b', 5000, 9000)], { snapshot: adSets(5000, 5000) })).toEqual([]);
  });

  it('raises nothing while one active budget is unknown', () => {
    const unknown = anAdSet({ id: 'b', dailyBudget: null, lifetimeBudget: 5000, budgetRemaining: null });
    const [known] = adSets(5000).adSets ?? [];
    const verdicts = check([change('a', 5000, 5001)], {
      snapshot: { adSets: known ? [known, unknown] : [] },
    });
    expect(verdicts).toMatchObject([
      { verdict: 'block', reason: 'an active budget is unknown, and so is the sum of all' },
    ]);
  });

  it.each([
    ['an ad set that is switched off', { status: 'PAUSED' }, 0],
    ['an ad set in a state that nobody knows', { status: 'SOMETHING_NEW' }, 0],
    [
      'an ad set that Meta reviews at the moment: it may spend tomorrow',
      { effectiveStatus: 'IN_PROCESS' },
      1,
    ],
  ])('counts %s as it must', (_, state, verdicts) => {
    const snapshot = { adSets: [anAdSet({ id: 'a' }), anAdSet({ id: 'b', dailyBudget: 10_000, ...state })] };
    expect(check([change('a', 5000, 5001)], { snapshot })).toHaveLength(verdicts);
  });

  it('leaves a campaign that is switched off out of the sum, with everything below it', () => {
    const campaigns = [aCampaign(), aCampaign({ id: 'campaign-2', status: 'PAUSED' })];
    const off = anAdSet({ id: 'b', campaignId: 'campaign-2', dailyBudget: 90_000 });
    expect(
      check([change('a', 5000, 6000)], { snapshot: { campaigns, adSets: [anAdSet({ id: 'a' }), off] } }),
    ).toEqual([]);
  });

  it('counts a lifetime budget by what is left of it a day', () => {
    const endsAt = addHours(NOW, 240);
    const lifetime = { dailyBudget: null, lifetimeBudget: 900_000, budgetRemaining: 100_000, endsAt };
    const snapshot = { adSets: [anAdSet({ id: 'a' }), anAdSet({ id: 'b', ...lifetime })] };
    expect(check([change('a', 5000, 5000 + 1)], { snapshot })).toHaveLength(1);
    expect(check([change('a', 5000, 5001)], { snapshot, limits: { maxTotalDailySpend: '150.01' } })).toEqual(
      [],
    );
  });
});

describe('spendCeiling', () => {
  it.each([
    ['the cap alone', { maxTotalDailySpend: '150.00' }, 15_000],
    [
      'the worst day, where that allows less',
      { maxTotalDailySpend: '150.00', maxWorstCaseDay: '175.00' },
      10_000,
    ],
    [
      'the cap, where the worst day allows more',
      { maxTotalDailySpend: '150.00', maxWorstCaseDay: '900.00' },
      15_000,
    ],
    ['the worst day rounded down', { maxTotalDailySpend: '150.00', maxWorstCaseDay: '100.00' }, 5714],
    ['nothing', { maxTotalDailySpend: '0' }, 0],
  ])('is %s', (_, given, ceiling) => {
    expect(spendCeiling(definePolicy({ currency: 'USD', limits: given }))).toBe(ceiling);
  });

  it('never lets the worst day exceed its limit', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2));
    assertProperty(
      fc.property(amount, amount, fc.constantFrom(1, 1.25, 1.75, 3), (cap, worst, dailyFlex) => {
        const given = { maxTotalDailySpend: cap, maxWorstCaseDay: worst, dailyFlex };
        const ceiling = spendCeiling(definePolicy({ currency: 'USD', limits: given }));
        expect(ceiling).toBeLessThanOrEqual(Math.round(Number(cap) * 100));
        expect(ceiling * dailyFlex).toBeLessThanOrEqual(Math.round(Number(worst) * 100));
      }),
    );
  });
});
