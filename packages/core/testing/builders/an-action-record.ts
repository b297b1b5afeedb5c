import type { ActionRecord } from '../../src/index.ts';
import { aTarget } from './a-target.ts';
import { aSetBudget } from './an-action.ts';
import { NOW } from './now.ts';

/** An action that is planned and not yet begun. */
export function anActionRecord(overrides: Partial<ActionRecord> = {}): ActionRecord {
  return {
    decisionId: 'decision-1',
    planId: 'plan-1',
    cycleId: 'cycle-1',
    accountId: 'act_1',
    rule: 'roas',
    target: aTarget(),
    action: aSetBudget(),
    state: 'planned',
    detail: null,
    plannedAt: NOW,
    updatedAt: NOW,
    ...overrides,
  };
}
