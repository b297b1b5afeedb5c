import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import type { Counterfactual } from '../../model/counterfactual.ts';
import { canonicalJson, type Json } from '../../shared/json.ts';
import type { Hold, Proposal } from '../decision.ts';
import { defaultRegistry, type Registry } from '../plan-cycle.ts';
import type { Certificate } from './certificate.ts';
import { setAtPointer } from './json-pointer.ts';
import { type Judged, judgeAgain } from './judge-again.ts';

/** What a rule says where a counterfactual holds. */
export type WhatIf = {
  readonly opinion: Proposal | Hold;
  /** Whether that is another decision: a hold, or another action. */
  readonly flips: boolean;
};

/**
 * Asks a certificate's rule what it would say if a counterfactual held.
 *
 * ```ts
 * const { opinion } = applyCounterfactual(certificate, { change: 'ROAS 2', then: 'hold', edit: { '/observed/summary/shrunk': 2 } });
 * ```
 *
 * @param counterfactual one of the decision's own, or any other that has an `edit`
 * @throws InvalidInputError where the counterfactual has no `edit`, points at nothing, or {@link replay} would throw
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
  // An edit changes values, and leaves the shape as it is.
  const opinion = judgeAgain(certificate, edited as Judged, registry);
  const flips = outcomeOf(opinion) !== outcomeOf(judgeAgain(certificate, given, registry));
  return { opinion, flips };
}

function outcomeOf(opinion: Proposal | Hold): string {
  return canonicalJson(opinion.kind === 'hold' ? null : opinion.action);
}
