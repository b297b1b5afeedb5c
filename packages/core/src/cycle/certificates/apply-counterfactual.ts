import { AdpilotError } from '../../errors/adpilot-error.ts';
import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import type { Counterfactual } from '../../model/counterfactual.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import { instantMs } from '../../shared/instant.ts';
import { canonicalJson, type Json } from '../../shared/json.ts';
import type { Action } from '../action.ts';
import type { Decision, Hold, Proposal } from '../decision.ts';
import { defaultRegistry, type Registry } from '../plan-cycle.ts';
import type { Certificate } from './certificate.ts';
import { setAtPointer } from './json-pointer.ts';
import { type Judged, judgeAgain } from './judge-again.ts';

/** What a rule says where a counterfactual holds. */
export type WhatIf = {
  readonly opinion: Proposal | Hold;
  /** Whether something else would be done than the decision does: nothing, or another action. */
  readonly flips: boolean;
};

/**
 * Asks a certificate's rule what it would say if a counterfactual held.
 *
 * ```ts
 * // Of a decision of the rule roas_scaling, which observes the revenue of its window in minor units:
 * const edit = { '/observed/window/revenue': 700_00 };
 * const { opinion, flips } = applyCounterfactual(certificate, { change: 'revenue of 700.00', then: 'hold', edit });
 * ```
 *
 * @param counterfactual one of the decision's own, or any other that has an `edit`
 * @throws InvalidInputError where the counterfactual has no `edit`, points at nothing, changes the shape of what it points
 * at, or leaves something that the rule cannot judge; and where {@link replay} would throw
 * @throws InvalidPolicyError where it makes such a policy of a sound one
 */
export function applyCounterfactual(
  certificate: Certificate,
  { change, edit }: Counterfactual,
  registry: Pick<Registry, 'rules'> = defaultRegistry,
): WhatIf {
  if (edit === null) {
    throw new InvalidInputError({
      argument: 'counterfactual.edit',
      message: `only words tell the difference: ${change}`,
    });
  }
  const { decision, policy, now } = certificate;
  const given = { observed: decision.facts, policy, now };
  const edited = Object.entries(edit).reduce<Json>(
    (json, [at, value]) => setAtPointer(json, at, value),
    given,
  );
  const present = judgeAgain(certificate, given, registry);
  const opinion = judgeEdited(certificate, edited, registry);
  return { opinion, flips: !isSame(outcomeOf(opinion, present, decision), decision.action) };
}

function judgeEdited(
  certificate: Certificate,
  edited: Json,
  registry: Pick<Registry, 'rules'>,
): Proposal | Hold {
  try {
    // An edit changes values, and leaves the shape as it is.
    const { observed, policy, now } = edited as Judged;
    instantMs(now);
    const checked = policy === certificate.policy ? policy : definePolicy(policy);
    return judgeAgain(certificate, { observed, policy: checked, now }, registry);
  } catch (cause) {
    if (AdpilotError.isInstance(cause)) throw cause;
    throw new InvalidInputError({
      argument: 'counterfactual.edit',
      message: `rule ${certificate.decision.rule} cannot judge what the edit leaves: ${String(cause)}`,
      cause,
    });
  }
}

/** What would be done: the opinion's action, or its fallback where the decision stands in for that very action. */
function outcomeOf(
  opinion: Proposal | Hold,
  present: Proposal | Hold,
  { action }: Pick<Decision, 'action'>,
): Action | null {
  if (opinion.kind === 'hold') return null;
  const refused = present.kind === 'hold' || isSame(present.action, action) ? null : present.action;
  return isSame(opinion.action, refused) ? opinion.fallback : opinion.action;
}

function isSame(a: Action | null, b: Action | null): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
