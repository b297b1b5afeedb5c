import type { SetBudget, SetStatus } from '../../src/index.ts';

/** Raises a daily budget from 50.00 to 60.00. */
export function aSetBudget(overrides: Partial<SetBudget> = {}): SetBudget {
  return { type: 'set_budget', kind: 'daily', from: 5000, to: 6000, revertAt: null, ...overrides };
}

/** Pauses. */
export function aSetStatus(overrides: Partial<SetStatus> = {}): SetStatus {
  return { type: 'set_status', from: 'ACTIVE', to: 'PAUSED', ...overrides };
}
