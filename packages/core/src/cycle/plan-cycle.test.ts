import { describe, expect, it } from 'vitest';
import {
  aBudgetChange,
  aDecision,
  anAd,
  anAdSet,
  anExperiment,
  anInsightRow,
  anOpenApproval,
  aPolicy,
  aSetBudget,
  aSetStatus,
  aSnapshot,
  aTarget,
  NOW,
} from '../../testing/index.ts';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { definePolicy } from '../policy/define-policy.ts';
import { addDays } from '../shared/day.ts';
import { addHours } from '../shared/instant.ts';
import type { Action } from './action.ts';
import type { Proposal } from './decision.ts';
import type { Guardrail } from './guardrails/guardrail.ts';
import { adjust, refuse } from './guardrails/verdicts.ts';
import { defaultRegistry, planCycle, type Registry } from './plan-cycle.ts';
import { defaultRules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import type { Snapshot } from './snapshot.ts';

/** Complete days of one ad, the latest first. */
function days(count: number, figures: { conversions: number; spend: number; revenue: number }) {
  return Array.from({ length: count }, (_, age) =>
    anInsightRow({ day: addDays('2026-01-14', -age), ...figures }),
  );
}

const excellent = days(14, { conversions: 10, spend: 5000, revenue: 35_000 });
const hopeless = days(14, { conversions: 2, spend: 20_000, revenue: 6000 });

function proposal(action: Action, overrides: Partial<Proposal> = {}): Proposal {
  const { id: _id, cycleId: _cycleId, rule: _rule, ...content } = aDecision({ action });
  return { kind: 'propose', ...content, ...overrides };
}

function ruleOf(...proposals: readonly Proposal[]): Rule {
  return { name: 'host_rule', decide: () => proposals };
}

function registryOf(rule: Rule, ...guardrails: readonly Guardrail[]): Registry {
  return { rules: [rule], guardrails: [...guardrails, ...defaultRegistry.guardrails] };
}

describe('planCycle', () => {
  it('raises what earns well, and says why', () => {
    const plan = planCycle(aSnapshot({ insights: excellent }), aPolicy());
    expect(plan.actions).toMatchObject([
      {
        status: 'execute',
        action: { type: 'set_budget', kind: 'daily', from: 5000, to: 7000, revertAt: null },
        verdicts: [],
        decision: { rule: 'roas_scaling', priority: 2, confidence: 'high', target: aTarget() },
      },
    ]);
    expect(plan.budget).toEqual({ before: 5000, after: 7000, cap: 1_000_000 });
    expect(plan.actions[0]?.decision.reason).toMatch(
      /^ROAS \d+\.\d\d .*above 3, at least \d+\.\d\d with 95 % confidence: 40 % more$/,
    );
  });

  it('has an opinion on everything that holds a budget, or says why it holds', () => {
    const { holds } = planCycle(aSnapshot({ insights: [] }), aPolicy());
    expect(holds).toContainEqual({
      rule: 'roas_scaling',
      target: aTarget(),
      reason: 'ROAS unknown: no spend in 28 days',
    });
  });

  it('counts a pause of what holds a budget as its whole budget', () => {
    const snapshot = aSnapshot({ adSets: [anAdSet(), anAdSet({ id: 'ad-set-2', dailyBudget: 3000 })] });
    const plan = planCycle(snapshot, aPolicy(), registryOf(ruleOf(proposal(aSetStatus()))));
    expect(plan.budget).toMatchObject({ before: 8000, after: 3000 });
  });

  it('refuses an account of another currency than its policy', () => {
    const euros = definePolicy({ currency: 'EUR' });
    expect(() => planCycle(aSnapshot(), euros)).toThrow(InvalidInputError);
    expect(() => planCycle(aSnapshot(), euros)).toThrow(/EUR.*USD/);
  });

  it('plans an account without campaigns', () => {
    const empty = aSnapshot({ campaigns: [], adSets: [], ads: [], creatives: [], insights: [] });
    expect(planCycle(empty, aPolicy())).toMatchObject({ actions: [], budget: { before: 0, after: 0 } });
  });

  it('orders actions by priority, rule and target', () => {
    const targets = ['ad-set-2', 'ad-set-1'].map((id) => aTarget({ id }));
    const proposals = targets.map((target) => proposal(aSetBudget({ to: 5100 }), { target }));
    const urgent = proposal(aSetStatus(), { target: aTarget({ level: 'ad', id: 'ad-1' }), priority: 1 });
    const snapshot = aSnapshot({
      adSets: [anAdSet(), anAdSet({ id: 'ad-set-2' })],
      ads: [anAd(), anAd({ id: 'ad-2' })],
    });
    const plan = planCycle(snapshot, aPolicy(), registryOf(ruleOf(...proposals, urgent)));
    expect(plan.actions.map(({ decision }) => decision.target.id)).toEqual(['ad-1', 'ad-set-1', 'ad-set-2']);
  });

  it('orders holds by rule and target', () => {
    const holding = (name: string): Rule => ({
      name,
      decide: () =>
        ['b', 'a'].map((id) => ({ kind: 'hold', target: aTarget({ id }), reason: 'nothing to do' }) as const),
    });
    const { holds } = planCycle(aSnapshot(), aPolicy(), {
      ...defaultRegistry,
      rules: [holding('y'), holding('x')],
    });
    expect(holds.map(({ rule, target }) => rule + target.id)).toEqual(['xa', 'xb', 'ya', 'yb']);
  });
});

describe("planCycle with a host's registry", () => {
  it('plans what its rule proposes', () => {
    const plan = planCycle(aSnapshot(), aPolicy(), registryOf(ruleOf(proposal(aSetBudget({ to: 5100 })))));
    expect(plan.actions).toMatchObject([
      { status: 'execute', action: { to: 5100 }, decision: { rule: 'host_rule' } },
    ]);
    expect(plan.holds).toEqual([]);
  });

  it('obeys its guardrail, and keeps the verdict', () => {
    const never: Guardrail = {
      name: 'never',
      check: (_, actions) => actions.map((planned) => refuse('never', 'block', planned, 'no')),
    };
    const plan = planCycle(aSnapshot(), aPolicy(), registryOf(ruleOf(proposal(aSetBudget())), never));
    expect(plan.actions).toMatchObject([
      { status: 'blocked', verdicts: [{ guardrail: 'never', reason: 'no' }] },
    ]);
  });

  it('lets its guardrail make an action smaller', () => {
    const half: Guardrail = {
      name: 'half',
      check: (_, actions) =>
        actions.map((planned) => adjust('half', planned, aSetBudget({ to: 5500 }), 'half')),
    };
    const plan = planCycle(
      aSnapshot(),
      aPolicy(),
      registryOf(ruleOf(proposal(aSetBudget({ to: 6000 }))), half),
    );
    expect(plan.actions).toMatchObject([
      { status: 'execute', action: { to: 5500 }, decision: { action: { to: 6000 } } },
    ]);
  });

  it.each([
    ['enlarges a raise', aSetBudget({ to: 6000 }), aSetBudget({ to: 6001 })],
    ['leaves it as large as it was', aSetBudget({ to: 6000 }), aSetBudget({ to: 6000 })],
    ['enlarges a cut', aSetBudget({ to: 4000 }), aSetBudget({ to: 3999 })],
    ['turns a raise into a cut', aSetBudget({ to: 6000 }), aSetBudget({ to: 4999 })],
    ['takes all of a raise without refusing it', aSetBudget({ to: 6000 }), aSetBudget({ to: 5000 })],
    ['makes a raise last longer', aSetBudget({ to: 6000 }), aSetBudget({ to: 5500, revertAt: NOW })],
    ['starts from another budget', aSetBudget({ to: 6000 }), aSetBudget({ from: 5100, to: 5500 })],
    ['changes another kind of budget', aSetBudget({ to: 6000 }), aSetBudget({ kind: 'lifetime', to: 5500 })],
    ['replaces a pause', aSetStatus(), aSetStatus()],
  ])('throws where a guardrail %s', (_, action, instead) => {
    const broken: Guardrail = {
      name: 'broken',
      check: (_facts, actions) => actions.map((planned) => adjust('broken', planned, instead, 'why not')),
    };
    const plan = () => planCycle(aSnapshot(), aPolicy(), registryOf(ruleOf(proposal(action)), broken));
    expect(plan).toThrow(InvalidInputError);
    expect(plan).toThrow(/guardrail broken may only make an action smaller/);
  });

  it('throws where a guardrail adjusts without an action, or speaks of what is not to be executed', () => {
    const empty: Guardrail = {
      name: 'empty',
      check: (_, actions) =>
        actions.map(({ decision }) => ({
          decisionId: decision.id,
          guardrail: 'empty',
          verdict: 'adjust',
          reason: 'less',
          action: null,
        })),
    };
    const twice: Guardrail = {
      name: 'twice',
      check: (_, actions) =>
        actions.flatMap((planned) => [
          refuse('twice', 'block', planned, 'no'),
          refuse('twice', 'defer', planned, 'later'),
        ]),
    };
    const stranger: Guardrail = {
      name: 'stranger',
      check: () => [
        { decisionId: 'nobody', guardrail: 'stranger', verdict: 'block', reason: 'no', action: null },
      ],
    };
    const rule = ruleOf(proposal(aSetBudget()));
    expect(() => planCycle(aSnapshot(), aPolicy(), registryOf(rule, empty))).toThrow(/smaller/);
    expect(() => planCycle(aSnapshot(), aPolicy(), registryOf(rule, twice))).toThrow(/not to be executed/);
    expect(() => planCycle(aSnapshot(), aPolicy(), registryOf(rule, stranger))).toThrow(/not in the plan/);
  });

  it('throws where a rule proposes the same kind of action twice for one target', () => {
    const rule = ruleOf(proposal(aSetBudget({ to: 5500 })), proposal(aSetBudget({ to: 6000 })));
    expect(() => planCycle(aSnapshot(), aPolicy(), registryOf(rule))).toThrow(InvalidInputError);
    expect(() => planCycle(aSnapshot(), aPolicy(), registryOf(rule))).toThrow(
      'rule host_rule proposes set_budget twice for ad_set ad-set-1',
    );
  });

  it('lets two rules have opinions on one target', () => {
    const other: Rule = { name: 'other_rule', decide: () => [proposal(aSetBudget({ to: 4000 }))] };
    const rules = [ruleOf(proposal(aSetBudget({ to: 6000 }))), other];
    const plan = planCycle(aSnapshot(), aPolicy(), { ...defaultRegistry, rules });
    expect(plan.actions.map(({ decision, status }) => [decision.rule, status])).toEqual([
      ['host_rule', 'superseded'],
      ['other_rule', 'execute'],
    ]);
  });
});

describe('planCycle on a refused pause', () => {
  const policy = aPolicy({ approvals: { perAction: '500.00', maxPauses: 1, minPausesForShare: 1 } });
  const others = Array.from({ length: 20 }, (_, index) =>
    anAd({ id: `other-${index}`, adSetId: 'ad-set-2' }),
  );

  function planOf(overrides: Partial<Snapshot>) {
    const adSets = [anAdSet(), anAdSet({ id: 'ad-set-2' })];
    const ads = [anAd(), anAd({ id: 'ad-2' }), ...others];
    const snapshot = aSnapshot({ adSets, ads, insights: hopeless, ...overrides });
    return planCycle(snapshot, policy, {
      ...defaultRegistry,
      rules: defaultRules.filter(({ name }) => name === 'roas_scaling'),
    });
  }

  it('cuts the budget meanwhile', () => {
    expect(planOf({}).actions.map(({ action, status }) => ({ ...action, status }))).toEqual([
      { type: 'set_status', from: 'ACTIVE', to: 'PAUSED', status: 'needs_approval' },
      { type: 'set_budget', kind: 'daily', from: 5000, to: 3000, revertAt: null, status: 'execute' },
    ]);
  });

  it('sends the cut through every guardrail too', () => {
    const learning = planOf({
      adSets: [anAdSet({ learningStage: 'LEARNING' }), anAdSet({ id: 'ad-set-2' })],
    });
    expect(learning.actions).toMatchObject([
      { status: 'needs_approval' },
      { status: 'execute', action: { to: 4000 }, verdicts: [{ guardrail: 'maxStep' }] },
    ]);
    const cutBefore = aBudgetChange({ from: 8000, to: 5000, at: addHours(NOW, -3) });
    expect(planOf({ budgetChanges: [cutBefore] }).actions).toMatchObject([
      { status: 'needs_approval' },
      { status: 'deferred', verdicts: [{ guardrail: 'cooldown' }] },
    ]);
    const stale = { newestReadAt: null, complete: true };
    expect(planOf({ insightsStatus: stale }).actions.map(({ status }) => status)).toEqual([
      'blocked',
      'blocked',
    ]);
  });

  it('does not cut again while the pause waits for approval', () => {
    const openApprovals = [anOpenApproval({ actionType: 'set_status', direction: 'down' })];
    expect(planOf({ openApprovals }).actions).toMatchObject([{ status: 'superseded' }]);
  });

  it('gives the fallback an id of its own, though its type is that of the refused action', () => {
    const never: Guardrail = {
      name: 'never',
      check: (_, actions) =>
        actions
          .filter(({ decision, status }) => status === 'execute' && decision.fallback !== null)
          .map((planned) => refuse('never', 'block', planned, 'no')),
    };
    const rule = ruleOf(proposal(aSetBudget({ to: 6000 }), { fallback: aSetBudget({ to: 5500 }) }));
    const plan = planCycle(aSnapshot(), aPolicy(), registryOf(rule, never));
    expect(plan.actions).toMatchObject([
      { status: 'blocked', action: { to: 6000 } },
      { status: 'execute', action: { to: 5500 } },
    ]);
    expect(new Set(plan.actions.map(({ decision }) => decision.id)).size).toBe(2);
  });
});

describe('planCycle on the end of a boost', () => {
  const boost = aBudgetChange({ rule: 'spike', from: 5000, to: 5750, at: addHours(NOW, -24), revertAt: NOW });
  const boosted = { adSets: [anAdSet({ dailyBudget: 5750 })], budgetChanges: [boost] };
  const executed = (overrides: Partial<Snapshot>, policy = aPolicy()) =>
    planCycle(aSnapshot({ ...boosted, insights: [], ...overrides }), policy)
      .actions.filter(({ status }) => status === 'execute')
      .map(({ decision, action }) => [decision.rule, action.type === 'set_budget' ? action.to : action.type]);

  it('goes back to the budget before it where nothing speaks for another', () => {
    expect(executed({})).toEqual([['boost_expiry', 5000]]);
  });

  it('sets what the ROAS rule would have set from there', () => {
    expect(executed({ insights: excellent })).toEqual([['boost_expiry', 7000]]);
  });

  it('goes back without looking at figures that are stale', () => {
    const stale = { newestReadAt: addHours(NOW, -7), complete: true };
    expect(executed({ insights: excellent, insightsStatus: stale })).toEqual([['boost_expiry', 5000]]);
    expect(executed({ insights: hopeless, insightsStatus: stale })).toEqual([['boost_expiry', 5000]]);
  });

  it('goes back where there is no room for more', () => {
    const policy = aPolicy({ limits: { maxTotalDailySpend: '57.50' } });
    expect(executed({ insights: excellent }, policy)).toEqual([['boost_expiry', 5000]]);
  });

  it('goes back where more needs an approval', () => {
    const policy = aPolicy({ approvals: { perAction: '5.00' } });
    expect(executed({ insights: excellent }, policy)).toEqual([['boost_expiry', 5000]]);
  });

  it('does not happen while the boost has time left', () => {
    const open = { ...boost, at: addHours(NOW, -23), revertAt: addHours(NOW, 1) };
    expect(executed({ budgetChanges: [open] })).toEqual([]);
  });

  it('waits while a test runs on the ad set, and while the account is stopped', () => {
    expect(executed({ experiments: [anExperiment()] })).toEqual([]);
    expect(executed({ controls: { stopped: true, outageClosedAt: null } })).toEqual([]);
  });
});
