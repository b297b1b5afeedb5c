import type { Action } from '../action.ts';
import type { PlannedAction, Verdict } from '../plan.ts';

type Kind = Exclude<Verdict['verdict'], 'adjust'>;

/** The verdict that takes an action out of what is executed. */
export function refuse(
  guardrail: string,
  verdict: Kind,
  { decision }: PlannedAction,
  reason: string,
): Verdict {
  return { decisionId: decision.id, guardrail, verdict, reason, action: null };
}

/** The verdict that replaces an action by a smaller one. */
export function adjust(
  guardrail: string,
  { decision }: PlannedAction,
  action: Action,
  reason: string,
): Verdict {
  return { decisionId: decision.id, guardrail, verdict: 'adjust', reason, action };
}
