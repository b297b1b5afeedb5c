import type { ActionRecord, Instant, Plan } from '@adpilot/core';
import { bySafety } from '../execute/safety-order.ts';

/** The log records of what a plan executes, in the order of execution. */
export function recordsOf(plan: Plan, now: Instant): readonly ActionRecord[] {
  return plan.actions
    .filter(({ status }) => status === 'execute')
    .toSorted(bySafety)
    .map(({ decision, action }) => ({
      decisionId: decision.id,
      planId: plan.id,
      cycleId: plan.cycleId,
      accountId: plan.accountId,
      rule: decision.rule,
      target: decision.target,
      action,
      state: 'planned',
      detail: null,
      plannedAt: now,
      updatedAt: now,
    }));
}
