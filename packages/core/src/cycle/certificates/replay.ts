import { canonicalJson } from '../../shared/json.ts';
import type { Action } from '../action.ts';
import { applyVerdict } from '../apply-guardrails.ts';
import { type Decision, fallbackOf, OVERRIDE_EVIDENCE, toDecision } from '../decision.ts';
import type { PlannedAction, PlannedStatus } from '../plan.ts';
import { defaultRegistry, type Registry } from '../plan-cycle.ts';
import type { Certificate } from './certificate.ts';
import { judgeAgain } from './judge-again.ts';

/** What a certificate gives when its rule judges again. */
export type Replay = {
  /** The decision; null where the rule would hold now. */
  readonly decision: Decision | null;
  /** What the recorded verdicts make of it; null where there is no decision. */
  readonly action: Action | null;
  readonly status: PlannedStatus | null;
  /** Whether decision, action and status are the certificate's, byte for byte. */
  readonly same: boolean;
};

/**
 * Decides again from a certificate alone. The decision is computed from what its rule observed, action and status from
 * the verdicts that were recorded. The verdicts themselves are not: guardrails see the whole account, and only
 * `planCycle` on the snapshot can repeat them.
 *
 * ```ts
 * replay(certify({ plan, decisionId, policy })).same; // true
 * ```
 *
 * @param registry where the rules are: the one that made the plan
 * @throws InvalidInputError where the registry has no such rule, the rule cannot be replayed, or the certificate is not
 * what its digest says
 */
export function replay(
  certificate: Certificate,
  registry: Pick<Registry, 'rules'> = defaultRegistry,
): Replay {
  const { decision, action, status, policy, now } = certificate;
  const opinion = judgeAgain(certificate, { observed: decision.facts, policy, now }, registry);
  if (opinion.kind === 'hold') return { decision: null, action: null, status: null, same: false };
  const first = toDecision(opinion, {
    cycleId: certificate.cycleId,
    rule: decision.rule,
    override: overrideOf(decision),
  });
  // A fallback is the same judgement with what was to be done instead.
  const again = first.id === decision.id ? first : (fallbackOf(first) ?? first);
  const planned = certificate.verdicts.reduce<PlannedAction>(applyVerdict, {
    decision: again,
    action: again.action,
    status: 'execute',
    verdicts: [],
  });
  const bytes = canonicalJson([again, planned.action, planned.status]);
  return {
    decision: again,
    action: planned.action,
    status: planned.status,
    same: bytes === canonicalJson([decision, action, status]),
  };
}

function overrideOf({ evidence }: Decision): string | null {
  const name = evidence[OVERRIDE_EVIDENCE];
  return typeof name === 'string' ? name : null;
}
