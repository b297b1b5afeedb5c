import type { BudgetChange } from '../../src/index.ts';

/** Our own increase of the ad set's budget, two days ago. */
export function aBudgetChange(overrides: Partial<BudgetChange> = {}): BudgetChange {
  return {
    id: 'change-1',
    level: 'ad_set',
    targetId: 'ad-set-1',
    kind: 'daily',
    from: 4000,
    to: 5000,
    at: '2026-01-13T12:00:00.000Z',
    source: 'adpilot',
    rule: 'roas',
    decisionId: 'decision-0',
    revertAt: null,
    ...overrides,
  };
}
