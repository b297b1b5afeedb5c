import type { Decision } from '../decision.ts';
import type { Plan, PlannedAction } from '../plan.ts';
import type { Alternative } from './certificate.ts';
import { describeChange } from './describe-change.ts';

/** What the rule itself would have said, had what it judged been different. */
export function ownAlternatives({ rule, counterfactuals }: Decision): readonly Alternative[] {
  return counterfactuals.map(({ change, then }) => ({ rule, option: then, why: `it takes ${change}` }));
}

/** What else the plan shows for the target of one planned action: its fallback, refused actions, other rules' holds. */
export function otherAlternatives(
  { decision, status }: PlannedAction,
  { actions, holds, currency }: Pick<Plan, 'actions' | 'holds' | 'currency'>,
): readonly Alternative[] {
  const { id, rule, target, fallback } = decision;
  const isSameTarget = (other: Pick<Decision, 'target'>): boolean =>
    other.target.level === target.level && other.target.id === target.id;
  // A fallback of what may not happen stands beside it in the plan.
  const instead = status === 'execute' && fallback !== null ? [fallback] : [];
  const refused = actions.filter(
    (other) => other.decision.id !== id && other.status !== 'execute' && isSameTarget(other.decision),
  );
  return [
    ...instead.map((action) => ({
      rule,
      option: describeChange(action, currency),
      why: 'the first choice was allowed',
    })),
    ...refused.map((other) => ({
      rule: other.decision.rule,
      option: describeChange(other.action, currency),
      why: other.verdicts.map(({ guardrail, reason }) => `${guardrail}: ${reason}`).join('; '),
    })),
    ...holds.filter(isSameTarget).map((held) => ({ rule: held.rule, option: 'hold', why: held.reason })),
  ];
}
