import { describe, expect, it } from 'vitest';
import {
  aBudgetChange,
  aDecision,
  anAd,
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
import type { Decision } from '../decision.ts';
import { buildFacts } from '../facts.ts';
import type { PlannedAction } from '../plan.ts';
import type { Snapshot } from '../snapshot.ts';
import { approvalThreshold } from './approval-threshold.ts';

/** The ids of what is held. */
function held(
  actions: readonly PlannedAction[],
  {
    snapshot = {},
    approvals = {},
  }: { snapshot?: Partial<Snapshot>; approvals?: PolicyInput['approvals'] } = {},
): readonly string[] {
  const policy = definePolicy({ currency: 'USD', approvals: { perAction: '500.00', ...approvals } });
  const verdicts = approvalThreshold.check(buildFacts(aSnapshot(snapshot), policy), actions);
  expect(verdicts.every(({ verdict }) => verdict === 'needs_approval')).toBe(true);
  return verdicts.map(({ decisionId }) => decisionId);
}

function planned(id: string, decision: Partial<Decision>): PlannedAction {
  return aPlannedAction({ decision: aDecision({ id, target: aTarget({ id }), ...decision }) });
}

const by = (amount: number) => ({ action: aSetBudget({ from: 500_000, to: 500_000 + amount }) });
const budgets = { adSets: ['a', 'b', 'c'].map((id) => anAdSet({ id, dailyBudget: 500_000 })) };

describe('approvalThreshold on raises', () => {
  it.each([
    ['allows a raise of exactly the limit', [planned('a', by(50_000))], []],
    ['holds a raise a cent above it', [planned('a', by(50_001))], ['a']],
    [
      'allows two raises of exactly the limit in sum',
      [planned('a', by(20_000)), planned('b', by(30_000))],
      [],
    ],
    [
      'holds the second of two raises beyond it in sum',
      [planned('a', by(20_000)), planned('b', by(30_001))],
      ['b'],
    ],
    [
      'serves the more urgent first',
      [planned('a', by(30_000)), planned('b', { ...by(30_000), priority: 1 })],
      ['a'],
    ],
    [
      'goes on with what fits after holding one',
      [planned('a', by(40_000)), planned('b', by(20_000)), planned('c', by(10_000))],
      ['b'],
    ],
    ['never holds a cut for its size', [planned('a', by(-300_000))], []],
    [
      'does not let a cut make room for a raise',
      [planned('a', by(-100_000)), planned('b', by(50_001))],
      ['b'],
    ],
    ['holds a boost that ends higher', [planned('a', { rule: 'boost_expiry', ...by(50_001) })], ['a']],
    ['holds a raise of what is not known', [planned('nowhere', by(1))], ['nowhere']],
  ])('%s', (_, actions, ids) => {
    expect(held(actions, { snapshot: budgets })).toEqual(ids);
  });

  it.each([
    ['ours, an hour ago', { at: addHours(NOW, -1) }, ['a']],
    ['ours, a moment less than 24 h ago', { at: addHours(NOW, -23.99) }, ['a']],
    ['ours, exactly 24 h ago', { at: addHours(NOW, -24) }, []],
    ["a person's", { at: addHours(NOW, -1), source: 'human' as const }, []],
    ['a cut', { at: addHours(NOW, -1), from: 60_000, to: 20_000 }, []],
    ['of unknown size', { at: addHours(NOW, -1), from: null }, []],
  ])('counts earlier raises of 24 hours into the sum: %s', (_, change, ids) => {
    const budgetChanges = [aBudgetChange({ targetId: 'z', from: 10_000, to: 40_000, ...change })];
    expect(held([planned('a', by(30_000))], { snapshot: { ...budgets, budgetChanges } })).toEqual(ids);
  });

  const sent = (hoursAgo: number) => ({
    target: aTarget({ id: 'b' }),
    action: aSetBudget({ from: 500_000, to: 530_000 }),
    rule: 'roas_scaling',
    plannedAt: addHours(NOW, -hoursAgo),
    at: addHours(NOW, -hoursAgo),
  });

  it.each([
    ['within 24 hours', sent(1), [], ['a']],
    ['exactly 24 hours ago', sent(24), [], []],
    [
      'that is known by now',
      sent(1),
      [{ id: 'x', targetId: 'b', from: 500_000, to: 530_000, at: NOW }],
      ['a'],
    ],
  ])('counts a raise once whose answer was lost, %s', (_, lost, changes, ids) => {
    const snapshot = { ...budgets, recentActions: [lost], budgetChanges: changes.map(aBudgetChange) };
    expect(held([planned('a', by(20_000))], { snapshot })).toEqual([]);
    expect(held([planned('a', by(20_001))], { snapshot })).toEqual(ids);
  });

  it('does not take an earlier raise of the same size for one whose answer was lost', () => {
    const before = aBudgetChange({ targetId: 'b', from: 500_000, to: 530_000, at: addHours(NOW, -100) });
    const snapshot = { ...budgets, recentActions: [sent(1)], budgetChanges: [before] };
    expect(held([planned('a', by(20_001))], { snapshot })).toEqual(['a']);
  });

  it('counts an earlier raise of a lifetime budget by the days that were left then', () => {
    const lifetime = { dailyBudget: null, lifetimeBudget: 5_000_000, budgetRemaining: 5_000_000 };
    const z = anAdSet({ id: 'z', status: 'PAUSED', ...lifetime, endsAt: addHours(NOW, 9 * 24) });
    const change = aBudgetChange({
      targetId: 'z',
      kind: 'lifetime',
      from: 4_700_000,
      to: 5_000_000,
      at: addHours(NOW, -23.999),
    });
    const snapshot = { adSets: [...budgets.adSets, z], budgetChanges: [change] };
    expect(held([planned('a', by(20_000))], { snapshot })).toEqual(['a']);
    expect(held([planned('a', by(19_998))], { snapshot })).toEqual([]);
    const unknown = { ...snapshot, adSets: budgets.adSets };
    expect(held([planned('a', by(1))], { snapshot: unknown })).toEqual(['a']);
  });

  it('counts a lifetime budget by the day', () => {
    const endsAt = addHours(NOW, 240);
    const lifetime = { dailyBudget: null, lifetimeBudget: 5_000_000, budgetRemaining: 5_000_000, endsAt };
    const raise = (amount: number) =>
      planned('a', { action: aSetBudget({ kind: 'lifetime', from: 5_000_000, to: 5_000_000 + amount }) });
    const snapshot = { adSets: [anAdSet({ id: 'a', ...lifetime })] };
    expect(held([raise(500_000)], { snapshot })).toEqual([]);
    expect(held([raise(500_001)], { snapshot })).toEqual(['a']);
  });
});

describe('approvalThreshold on pauses', () => {
  const pause = (id: string, decision: Partial<Decision> = {}) =>
    planned(id, { target: aTarget({ level: 'ad', id }), action: aSetStatus(), ...decision });
  const ads = (count: number) => ({
    ads: Array.from({ length: count }, (_, index) => anAd({ id: `ad-${index}` })),
  });
  const pauses = (count: number) => Array.from({ length: count }, (_, index) => pause(`ad-${index}`));
  const paused = (hoursAgo: number, level: 'ad' | 'ad_set' = 'ad', id = 'gone') => ({
    target: aTarget({ level, id }),
    action: aSetStatus(),
    rule: 'roas_scaling',
    plannedAt: addHours(NOW, -hoursAgo),
    at: addHours(NOW, -hoursAgo),
  });

  it.each([
    ['allows two ads, whatever their share', 2, 2, []],
    ['holds the third of a few', 3, 4, ['ad-2']],
    ['allows exactly 20 %', 3, 15, []],
    ['holds what exceeds 20 %', 3, 14, ['ad-2']],
    ['allows five of many', 5, 100, []],
    ['holds the sixth of many', 6, 100, ['ad-5']],
  ])('%s', (_, count, running, ids) => {
    expect(held(pauses(count), { snapshot: ads(running) })).toEqual(ids);
  });

  it('counts every ad of an ad set that is switched on itself', () => {
    const below = ['x', 'y', 'z'].map((id) => anAd({ id, adSetId: 'a' }));
    const off = anAd({ id: 'off', adSetId: 'a', status: 'PAUSED', effectiveStatus: 'PAUSED' });
    const others = Array.from({ length: 50 }, (_, index) => anAd({ id: `other-${index}`, adSetId: 'b' }));
    const stop = planned('a', { action: aSetStatus() });
    const snapshot = {
      adSets: [anAdSet({ id: 'a' }), anAdSet({ id: 'b' })],
      ads: [...below, off, ...others],
    };
    expect(held([stop], { snapshot, approvals: { maxPauses: 3 } })).toEqual([]);
    expect(held([stop], { snapshot, approvals: { maxPauses: 2 } })).toEqual(['a']);
    const campaign = planned('campaign-1', {
      target: aTarget({ level: 'campaign', id: 'campaign-1' }),
      action: aSetStatus(),
    });
    expect(held([campaign], { snapshot, approvals: { maxPauses: 53, maxPauseShare: 1 } })).toEqual([]);
    expect(held([campaign], { snapshot, approvals: { maxPauses: 52, maxPauseShare: 1 } })).toEqual([
      'campaign-1',
    ]);
  });

  it.each([
    ['an hour ago', 1, ['ad-4']],
    ['23.9 h ago', 23.9, ['ad-4']],
    ['exactly 24 h ago', 24, []],
  ])('counts a pause %s', (_, hoursAgo, ids) => {
    const snapshot = { ...ads(100), recentActions: [paused(hoursAgo)] };
    expect(held(pauses(5), { snapshot })).toEqual(ids);
  });

  it('lets pauses against runaway spend pass, and counts them', () => {
    const risky = { rule: 'spike', evidence: { kind: 'risk' }, priority: 1 as const };
    const actions = [...Array.from({ length: 6 }, (_, index) => pause(`ad-${index}`, risky)), pause('ad-6')];
    expect(held(actions, { snapshot: ads(100) })).toEqual(['ad-6']);
  });

  it('does not count pauses that it holds', () => {
    const stop = planned('a', { action: aSetStatus(), priority: 1 });
    const below = Array.from({ length: 9 }, (_, index) => anAd({ id: `below-${index}`, adSetId: 'a' }));
    const snapshot = { adSets: [anAdSet({ id: 'a' }), anAdSet()], ads: [...below, ...ads(100).ads] };
    expect(held([stop, ...pauses(2)], { snapshot })).toEqual(['a']);
  });
});

describe('approvalThreshold with requireHumanApproval', () => {
  it.each([
    ['a raise', by(1), ['a']],
    ['a cut', by(-1), ['a']],
    ['a pause', { action: aSetStatus() }, ['a']],
    ['targeting', { action: { type: 'set_targeting', from: null, to: {} } as const }, ['a']],
    ['a boost that ends higher', { rule: 'boost_expiry', ...by(1) }, []],
    ['a boost that ends higher by more than the limit', { rule: 'boost_expiry', ...by(50_001) }, ['a']],
    ['a boost that ends lower', { rule: 'boost_expiry', ...by(-1) }, []],
    [
      'a pause against runaway spend',
      { rule: 'spike', evidence: { kind: 'risk' }, action: aSetStatus() },
      [],
    ],
    ['new variants', { action: { type: 'generate_variants', creativeId: 'x' } as const }, ['a']],
  ])('decides on %s', (_, decision, ids) => {
    expect(
      held([planned('a', decision)], { snapshot: budgets, approvals: { requireHumanApproval: true } }),
    ).toEqual(ids);
  });
});
