import { describe, expect, it } from 'vitest';
import {
  aCampaign,
  aDecision,
  anAccount,
  anAdSet,
  aPlannedAction,
  aSetBudget,
  aSetStatus,
  aSnapshot,
  aTarget,
  NOW,
} from '../../../testing/index.ts';
import { definePolicy, type PolicyInput } from '../../policy/define-policy.ts';
import { addHours } from '../../shared/instant.ts';
import { buildFacts } from '../facts.ts';
import type { PlannedAction } from '../plan.ts';
import type { Snapshot } from '../snapshot.ts';
import { budgetBounds } from './budget-bounds.ts';

function check(
  actions: readonly PlannedAction[],
  { snapshot = {}, limits = {} }: { snapshot?: Partial<Snapshot>; limits?: PolicyInput['limits'] } = {},
) {
  return budgetBounds.check(
    buildFacts(aSnapshot(snapshot), definePolicy({ currency: 'USD', limits })),
    actions,
  );
}

function change(from: number, to: number, id = 'ad-set-1', priority: 1 | 2 = 2): PlannedAction {
  const decision = aDecision({ id, priority, target: aTarget({ id }), action: aSetBudget({ from, to }) });
  return aPlannedAction({ decision });
}

/** Ad sets of one campaign with these daily budgets. */
function adSets(...budgets: readonly (number | null)[]): Partial<Snapshot> {
  return { adSets: budgets.map((dailyBudget, index) => anAdSet({ id: `ad-set-${index + 1}`, dailyBudget })) };
}

describe('budgetBounds below', () => {
  it.each([
    ['allows exactly the smallest budget', 150, 100, []],
    ['lifts a cut to the smallest budget', 150, 90, [{ verdict: 'adjust', action: { to: 100 } }]],
    ['blocks a cut of the smallest budget', 100, 60, [{ verdict: 'block' }]],
    ['blocks a cut of a budget that is smaller still', 90, 54, [{ verdict: 'block' }]],
    ['lets a budget below it rise', 50, 70, []],
  ])('%s', (_, from, to, verdicts) => {
    expect(check([change(from, to)], { snapshot: adSets(from) })).toMatchObject(verdicts);
  });

  it('knows no floor where the platform has told none, nor for lifetime budgets', () => {
    const account = anAccount({ minimumDailyBudget: null });
    expect(check([change(150, 1)], { snapshot: { account, ...adSets(150) } })).toEqual([]);
    const lifetime = {
      dailyBudget: null,
      lifetimeBudget: 150,
      budgetRemaining: 150,
      endsAt: addHours(NOW, 240),
    };
    const decision = aDecision({ action: aSetBudget({ kind: 'lifetime', from: 150, to: 60 }) });
    expect(check([aPlannedAction({ decision })], { snapshot: { adSets: [anAdSet(lifetime)] } })).toEqual([]);
  });
});

describe('budgetBounds on what is switched on', () => {
  const paused = (id: string, dailyBudget: number) => anAdSet({ id, dailyBudget, status: 'PAUSED' });
  const activate = (id: string, level: 'campaign' | 'ad_set' = 'ad_set', campaignId = 'campaign-1') =>
    aPlannedAction({
      decision: aDecision({
        id,
        target: aTarget({ level, id, campaignId }),
        action: aSetStatus({ from: 'PAUSED', to: 'ACTIVE' }),
      }),
    });
  const limits = { maxDailyBudgetPerAdSet: '60.00', maxDailyBudgetPerCampaign: '100.00' };

  it.each([
    ['fits', [anAdSet({ dailyBudget: 4000 }), paused('a', 6000)], []],
    ['exceeds the limit of an ad set', [paused('a', 6001)], [{ decisionId: 'a', verdict: 'block' }]],
    [
      'exceeds that of its campaign',
      [anAdSet({ dailyBudget: 4001 }), paused('a', 6000)],
      [{ verdict: 'block' }],
    ],
  ])('judges an ad set whose budget %s', (_, adSetList, verdicts) => {
    const found = check([activate('a')], { snapshot: { adSets: adSetList }, limits });
    expect(found).toMatchObject(verdicts);
    expect(found).toHaveLength(verdicts.length);
  });

  it('counts the ad sets of a campaign, and says it once', () => {
    const snapshot = {
      campaigns: [aCampaign({ status: 'PAUSED' })],
      adSets: ['a', 'b'].map((id) => anAdSet({ id, dailyBudget: 6001 })),
    };
    const campaign = activate('campaign-1', 'campaign');
    expect(check([campaign], { snapshot, limits })).toMatchObject([
      { decisionId: 'campaign-1', verdict: 'block' },
    ]);
    const roomy = { maxDailyBudgetPerAdSet: '60.01', maxDailyBudgetPerCampaign: '120.02' };
    expect(check([campaign], { snapshot, limits: roomy })).toEqual([]);
    expect(
      check([campaign], { snapshot, limits: { ...roomy, maxDailyBudgetPerCampaign: '120.01' } }),
    ).toHaveLength(1);
  });

  it('has nothing to say of an ad, whose ad set is counted already', () => {
    const ad = aPlannedAction({
      decision: aDecision({
        target: aTarget({ level: 'ad', id: 'ad-1' }),
        action: aSetStatus({ from: 'PAUSED', to: 'ACTIVE' }),
      }),
    });
    expect(check([ad], { snapshot: adSets(9_000_000), limits })).toEqual([]);
  });
});

describe('budgetBounds above', () => {
  const limits = { maxDailyBudgetPerAdSet: '60.00', maxDailyBudgetPerCampaign: '100.00' };

  it.each([
    ['allows exactly the largest budget of an ad set', 5000, 6000, []],
    ['cuts a raise down to it', 5000, 6001, [{ verdict: 'adjust', action: { to: 6000 } }]],
    ['blocks a raise of the largest budget', 6000, 7000, [{ verdict: 'block' }]],
    ['blocks a raise of a budget that is larger still', 8000, 8100, [{ verdict: 'block' }]],
    ['lets a budget above it fall, though not below it', 8000, 7000, []],
  ])('%s', (_, from, to, verdicts) => {
    expect(check([change(from, to)], { snapshot: adSets(from), limits })).toMatchObject(verdicts);
  });

  it('shares what is left of a campaign by priority', () => {
    const verdicts = check([change(4000, 5600, 'ad-set-1'), change(5000, 5800, 'ad-set-2', 1)], {
      snapshot: adSets(4000, 5000),
      limits,
    });
    expect(verdicts).toMatchObject([{ decisionId: 'ad-set-1', verdict: 'adjust', action: { to: 4200 } }]);
  });

  it('does not count what cuts would free: they may fail', () => {
    const verdicts = check([change(5000, 3000, 'ad-set-1'), change(5000, 5500, 'ad-set-2')], {
      snapshot: adSets(5000, 5000),
      limits,
    });
    expect(verdicts).toMatchObject([{ decisionId: 'ad-set-2', verdict: 'block' }]);
  });

  it('clips to the ad set first and to the campaign then', () => {
    const verdicts = check([change(5000, 7000)], { snapshot: adSets(5000, 4500), limits });
    expect(verdicts).toMatchObject([
      { verdict: 'adjust', action: { to: 6000 } },
      { verdict: 'adjust', action: { to: 5500 } },
    ]);
  });

  it("takes of a campaign's room only what an ad set's own limit left of its raise", () => {
    const actions = [change(4000, 7000, 'ad-set-1'), change(3000, 4000, 'ad-set-2')];
    expect(check(actions, { snapshot: adSets(4000, 3000), limits })).toMatchObject([
      { decisionId: 'ad-set-1', action: { to: 6000 } },
    ]);
  });

  it('raises nothing in a campaign one of whose budgets is unknown', () => {
    const unknown = anAdSet({ id: 'ad-set-2', dailyBudget: null, lifetimeBudget: 9000 });
    const snapshot = { adSets: [anAdSet(), unknown] };
    expect(check([change(5000, 5100)], { snapshot, limits })).toMatchObject([{ verdict: 'block' }]);
  });

  it('leaves ad sets that are switched off out of the sum', () => {
    const off = anAdSet({ id: 'ad-set-2', dailyBudget: 9000, status: 'PAUSED' });
    expect(check([change(5000, 6000)], { snapshot: { adSets: [anAdSet(), off] }, limits })).toEqual([]);
  });

  it('holds a campaign budget to the limit of campaigns alone', () => {
    const campaigns = [aCampaign({ budgetOwner: 'campaign', dailyBudget: 9000 })];
    const target = aTarget({ level: 'campaign', id: 'campaign-1' });
    const raise = (to: number) =>
      aPlannedAction({ decision: aDecision({ target, action: aSetBudget({ from: 9000, to }) }) });
    expect(check([raise(10_000)], { snapshot: { campaigns, ...adSets(null) }, limits })).toEqual([]);
    expect(check([raise(10_001)], { snapshot: { campaigns, ...adSets(null) }, limits })).toMatchObject([
      { verdict: 'adjust', action: { to: 10_000 } },
    ]);
  });

  it('counts a lifetime budget by the day', () => {
    const lifetime = {
      dailyBudget: null,
      lifetimeBudget: 50_000,
      budgetRemaining: 50_000,
      endsAt: addHours(NOW, 240),
    };
    const raise = (to: number) =>
      aPlannedAction({ decision: aDecision({ action: aSetBudget({ kind: 'lifetime', from: 50_000, to }) }) });
    const snapshot = { adSets: [anAdSet(lifetime)] };
    expect(check([raise(60_000)], { snapshot, limits })).toEqual([]);
    expect(check([raise(60_001)], { snapshot, limits })).toMatchObject([{ action: { to: 60_000 } }]);
  });
});
