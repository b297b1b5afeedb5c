import { isPause } from './action.ts';
import type { Decision } from './decision.ts';

/** The evidence key and value by which a rule marks a pause that stops money from running away. */
export const RISK_EVIDENCE = { kind: 'risk' } as const;

/** Whether the decision is a pause against runaway spend, which passes limits that other pauses meet. */
export function isRiskPause({
  action,
  rule,
  evidence,
}: Pick<Decision, 'action' | 'rule' | 'evidence'>): boolean {
  return rule === 'spike' && isPause(action) && evidence['kind'] === RISK_EVIDENCE.kind;
}
