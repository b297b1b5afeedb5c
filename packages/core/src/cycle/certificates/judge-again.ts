import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import { hashJson } from '../../shared/hash.ts';
import type { Json } from '../../shared/json.ts';
import type { Hold, Proposal } from '../decision.ts';
import type { Registry } from '../plan-cycle.ts';
import type { Certificate } from './certificate.ts';

/** What a rule judged by. Its target and the currency stay what they were. */
export type Judged = Pick<Certificate, 'policy' | 'now'> & { readonly observed: Json };

/**
 * Calls a certificate's rule on what it observed, or on something else.
 *
 * @throws InvalidInputError where the registry has no such rule, the rule cannot be replayed, or the certificate is
 * not what its digest says
 */
export function judgeAgain(
  certificate: Certificate,
  { observed, policy, now }: Judged,
  { rules }: Pick<Registry, 'rules'>,
): Proposal | Hold {
  const { digest, ...content } = certificate;
  if (hashJson(content) !== digest) {
    throw new InvalidInputError({
      argument: 'certificate',
      message: 'the certificate is not what its digest says',
    });
  }
  const { decision, currency } = certificate;
  const rule = rules.find(({ name }) => name === decision.rule);
  if (!rule?.replay) {
    const what = rule ? `rule ${rule.name} cannot be replayed` : `no rule is called ${decision.rule}`;
    throw new InvalidInputError({ argument: 'registry', message: what });
  }
  return rule.replay(observed, { target: decision.target, policy, now, currency });
}
