import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import { policyDigest } from '../../policy/define-policy.ts';
import { applyOverride } from '../../policy/overrides.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { hashJson } from '../../shared/hash.ts';
import { type Decision, OVERRIDE_EVIDENCE } from '../decision.ts';
import type { Plan } from '../plan.ts';
import type { Certificate } from './certificate.ts';
import { otherAlternatives, ownAlternatives } from './list-alternatives.ts';

/**
 * The certificate of one decision of a plan.
 *
 * ```ts
 * const plan = planCycle(snapshot, policy);
 * const certificates = plan.actions.map(({ decision }) => certify({ plan, decisionId: decision.id, policy }));
 * ```
 *
 * @param policy the one that the plan was made under
 * @throws InvalidInputError where the plan has no such decision, or was made under another policy
 */
export function certify({
  plan,
  decisionId,
  policy,
}: {
  readonly plan: Plan;
  readonly decisionId: string;
  readonly policy: Policy;
}): Certificate {
  const planned = plan.actions.find(({ decision }) => decision.id === decisionId);
  if (!planned) {
    throw new InvalidInputError({
      argument: 'decisionId',
      message: `plan ${plan.id} has no decision ${decisionId}`,
    });
  }
  if (policyDigest(policy) !== plan.policyDigest) {
    throw new InvalidInputError({
      argument: 'policy',
      message: `plan ${plan.id} was made under another policy`,
    });
  }
  const { decision, action, status, verdicts } = planned;
  const { accountId, cycleId, now, currency } = plan;
  const content: Omit<Certificate, 'digest'> = {
    version: 1,
    accountId,
    cycleId,
    planId: plan.id,
    planDigest: plan.digest,
    policyDigest: plan.policyDigest,
    now,
    currency,
    policy: policyOf(decision, policy),
    decision,
    alternatives: [...ownAlternatives(decision), ...otherAlternatives(planned, plan)],
    verdicts,
    action,
    status,
  };
  return { ...content, digest: hashJson(content) };
}

function policyOf({ evidence }: Decision, policy: Policy): Policy {
  const override = policy.overrides.find(({ name }) => name === evidence[OVERRIDE_EVIDENCE]);
  return applyOverride(policy, override ?? null);
}
