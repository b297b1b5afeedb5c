import { hashJson, type Plan, type PlannedAction } from '../../src/index.ts';
import { aDecision } from './a-decision.ts';
import { NOW } from './now.ts';

/** A decision that passed every guardrail. */
export function aPlannedAction(overrides: Partial<PlannedAction> = {}): PlannedAction {
  const decision = overrides.decision ?? aDecision();
  return { decision, action: decision.action, status: 'execute', verdicts: [], ...overrides };
}

/** A plan that executes one decision. Its digest is computed unless it is given. */
export function aPlan(overrides: Partial<Plan> = {}): Plan {
  const content = {
    version: 1,
    id: 'plan-1',
    cycleId: 'cycle-1',
    accountId: 'act_1',
    now: NOW,
    currency: 'USD',
    policyDigest: 'policy-digest',
    actions: [aPlannedAction()],
    holds: [],
    budget: { before: 5000, after: 6000, cap: 1_000_000 },
    ...overrides,
  } satisfies Omit<Plan, 'digest'>;
  return { ...content, digest: overrides.digest ?? hashJson(content) };
}
