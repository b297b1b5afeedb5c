import { describe, expect, it } from 'vitest';
import {
  aBudgetChange,
  aDecision,
  anAdSet,
  aPlannedAction,
  aSetBudget,
  aSnapshot,
  NOW,
} from '../../testing/index.ts';
import { definePolicy } from '../policy/define-policy.ts';
import { addHours } from '../shared/instant.ts';
import { checkAgain } from './check-again.ts';
import type { Snapshot } from './snapshot.ts';

function reasonOf(overrides: Partial<Snapshot>, action = aSetBudget(), limits = {}): string | undefined {
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
    ['it is protected now', {}, aSetBudget(), { protectedIds: ['ad-set-1'] }, /protectedEntities/],
    ['its boost was to end already', {}, aSetBudget({ revertAt: NOW }), {}, /boost was to end/],
  ])('refuses an action where %s', (_, overrides, action, limits, reason) => {
    expect(reasonOf(overrides, action, limits)).toMatch(reason);
  });
});
