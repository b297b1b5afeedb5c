import type { Plan, PlannedAction, PlannedStatus } from '../plan.ts';
import { describeChange } from './describe-change.ts';
import { describeTarget } from './describe-target.ts';
import { otherAlternatives } from './list-alternatives.ts';

const STATUS: Readonly<Record<PlannedStatus, string>> = {
  execute: 'to be executed',
  needs_approval: 'waits for approval',
  blocked: 'blocked',
  superseded: 'superseded',
  deferred: 'deferred',
};

/**
 * One planned action for people: what, why, what was rejected, what limits made of it, what would change it.
 *
 * @param plan its plan, or as much of it as is about the same target
 */
export function explainDecision(
  planned: PlannedAction,
  plan: Pick<Plan, 'actions' | 'holds' | 'currency'>,
): string {
  const { decision, action, status, verdicts } = planned;
  const { rule, target, reason, confidence, priority, counterfactuals } = decision;
  const { currency } = plan;
  return [
    `${describeTarget(target)}: ${describeChange(action, currency)} (${STATUS[status]})`,
    `  why: ${reason}`,
    `  by: rule ${rule}, confidence ${confidence}, priority ${priority}`,
    ...otherAlternatives(planned, plan).map(
      (other) => `  rejected: ${other.option} (${other.rule}): ${other.why}`,
    ),
    ...verdicts.map(({ guardrail, verdict, reason: why }) => `  limit: ${guardrail}: ${verdict}: ${why}`),
    ...counterfactuals.map(({ change, then }) => `  otherwise: with ${change}: ${then}`),
  ].join('\n');
}
