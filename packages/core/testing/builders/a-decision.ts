import type { Decision } from '../../src/index.ts';
import { aTarget } from './a-target.ts';
import { aSetBudget } from './an-action.ts';

/** A decision to raise an ad set's budget because it earns. */
export function aDecision(overrides: Partial<Decision> = {}): Decision {
  return {
    id: 'decision-1',
    cycleId: 'cycle-1',
    rule: 'roas',
    target: aTarget(),
    action: aSetBudget(),
    fallback: null,
    reason: 'ROAS 4.20 over 7 days is above 3',
    evidence: { roas: 4.2, days: 7 },
    facts: { revenue: 147_000, spend: 35_000 },
    counterfactuals: [{ change: 'ROAS of 3 or less', then: 'no change', edit: null }],
    priority: 3,
    confidence: 'high',
    ...overrides,
  };
}
