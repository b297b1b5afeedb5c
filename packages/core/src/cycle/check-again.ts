import type { Policy } from '../policy/policy-schema.ts';
import { buildFacts } from './facts.ts';
import { approvalThreshold } from './guardrails/approval-threshold.ts';
import { budgetBounds } from './guardrails/budget-bounds.ts';
import { cooldown } from './guardrails/cooldown.ts';
import { emergencyStop } from './guardrails/emergency-stop.ts';
import type { Guardrail } from './guardrails/guardrail.ts';
import { protectedEntities } from './guardrails/protected-entities.ts';
import { totalSpendCap } from './guardrails/total-spend-cap.ts';
import type { PlannedAction } from './plan.ts';
import type { Snapshot } from './snapshot.ts';

/** Limits that hold at the time of the effect, and not only when the decision was made. */
const LASTING: readonly Guardrail[] = [
  emergencyStop,
  protectedEntities,
  cooldown,
  budgetBounds,
  totalSpendCap,
  approvalThreshold,
];

/**
 * Looks at the actions of an earlier plan as of now: what a person changed meanwhile, caps, the stop switch. New
 * insights do not matter. An action that would have to be made smaller is refused, for nobody decided the smaller one.
 *
 * @param options `approved`: ids of held decisions that people agreed to; they meet every limit but `approvalThreshold`
 * @returns why an action may not happen any more, by decision id
 */
export function checkAgain(
  snapshot: Snapshot,
  policy: Policy,
  actions: readonly PlannedAction[],
  { approved = new Set() }: { readonly approved?: ReadonlySet<string> } = {},
): ReadonlyMap<string, string> {
  const facts = buildFacts(snapshot, policy);
  const isApproved = ({ decision }: PlannedAction): boolean => approved.has(decision.id);
  const reasons = new Map<string, string>();
  for (const { decision, action } of actions) {
    if (action.type !== 'set_budget' || action.revertAt === null || action.revertAt > snapshot.now) continue;
    reasons.set(decision.id, `the boost was to end at ${action.revertAt}`);
  }
  const ready = actions.flatMap((planned): readonly PlannedAction[] =>
    isApproved(planned) ? [{ ...planned, status: 'execute' }] : planned.status === 'execute' ? [planned] : [],
  );
  for (const guardrail of LASTING) {
    const left = ready
      .filter(({ decision }) => !reasons.has(decision.id))
      .filter((planned) => guardrail !== approvalThreshold || !isApproved(planned));
    for (const { decisionId, reason } of guardrail.check(facts, left)) {
      reasons.set(decisionId, `${guardrail.name}: ${reason}`);
    }
  }
  return reasons;
}
