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
} from '../../testing/index.ts';
import { definePolicy } from '../policy/define-policy.ts';
import { addHours } from '../shared/instant.ts';
import type { Action } from './action.ts';
import { checkAgain } from './check-again.ts';
import type { Snapshot } from './snapshot.ts';

function reasonOf(
  overrides: Partial<Snapshot>,
  action: Action = aSetBudget(),
  limits = {},
): string | undefined {
  const planned = aPlannedAction({ decision: aDecision({ action }) });
  const policy = definePolicy({ currency: 'USD', limits });
  return checkAgain(aSnapshot(overrides), policy, [planned]).get('decision-1');
}

describe('checkAgain', () => {
  it('allows what the limits still allow, whatever became of the insights', () => {
    expect(reasonOf({ insightsStatus: { newestReadAt: null, complete: false } })).toBeUndefined();
  });

  it.each([
    [
      'a person changed the budget since',
      { budgetChanges: [aBudgetChange({ source: 'human', at: addHours(NOW, -1) })] },
      aSetBudget(),
      {},
      /cooldown/,
    ],
    [
      'the account was stopped',
      { controls: { stopped: true, outageClosedAt: null } },
      aSetBudget(),
      {},
      /emergencyStop/,
    ],
    [
      'the account grew to its cap',
      { adSets: [anAdSet(), anAdSet({ id: 'ad-set-2', dailyBudget: 40_000 })] },
      aSetBudget(),
      { maxTotalDailySpend: '450.00' },
      /totalSpendCap/,
    ],
    [
      'it would have to be made smaller',
      { adSets: [anAdSet(), anAdSet({ id: 'ad-set-2', dailyBudget: 40_000 })] },
      aSetBudget(),
      { maxTotalDailySpend: '455.00' },
      /totalSpendCap/,
    ],
    [
      'what it switches on does not fit',
      { adSets: [anAdSet({ status: 'PAUSED', dailyBudget: 45_001 })] },
      aSetStatus({ from: 'PAUSED', to: 'ACTIVE' }),
      { maxTotalDailySpend: '450.00' },
      /totalSpendCap/,
    ],
    ['it is protected now', {}, aSetBudget(), { protectedIds: ['ad-set-1'] }, /protectedEntities/],
    ['its boost was to end already', {}, aSetBudget({ revertAt: NOW }), {}, /boost was to end/],
  ])('refuses an action where %s', (_, overrides, action, limits, reason) => {
    expect(reasonOf(overrides, action, limits)).toMatch(reason);
  });

  const large = aPlannedAction({
    decision: aDecision({ action: aSetBudget({ from: 300_000, to: 360_000 }) }),
    status: 'needs_approval',
  });
  const policy = definePolicy({ currency: 'USD', limits: { maxDailyBudgetPerAdSet: '9000.00' } });
  const rich = aSnapshot({ adSets: [anAdSet({ dailyBudget: 300_000 })] });
  const approved = new Set(['decision-1']);

  it('lets pass what people agreed to, and says nothing of what they did not', () => {
    expect(checkAgain(rich, policy, [large], { approved })).toEqual(new Map());
    expect(checkAgain(rich, policy, [large])).toEqual(new Map());
    expect(checkAgain(rich, policy, [{ ...large, status: 'execute' }]).get('decision-1')).toMatch(
      /approvalThreshold/,
    );
  });

  it.each([
    ['the account was stopped', { controls: { stopped: true, outageClosedAt: null } }, /emergencyStop/],
    [
      'a person changed the budget since',
      { budgetChanges: [aBudgetChange({ source: 'human', at: addHours(NOW, -1) })] },
      /cooldown/,
    ],
    [
      'there is no room left',
      { adSets: [anAdSet({ dailyBudget: 300_000 }), anAdSet({ id: 'b', dailyBudget: 690_000 })] },
      /budgetBounds|totalSpendCap/,
    ],
  ])('refuses what people agreed to where %s', (_, overrides, reason) => {
    const found = checkAgain({ ...rich, ...overrides }, policy, [large], { approved });
    expect(found.get('decision-1')).toMatch(reason);
  });

  it('counts nothing that people agreed to against what they need not agree to', () => {
    const small = aPlannedAction({
      decision: aDecision({ id: 'small', target: aTarget({ id: 'b' }), action: aSetBudget() }),
    });
    const snapshot = { ...rich, adSets: [...rich.adSets, anAdSet({ id: 'b' })] };
    expect(checkAgain(snapshot, policy, [large, small], { approved })).toEqual(new Map());
  });
});
