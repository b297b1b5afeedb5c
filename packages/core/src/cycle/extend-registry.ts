import { InvalidInputError } from '../errors/invalid-input-error.ts';
import type { Guardrail } from './guardrails/guardrail.ts';
import { totalSpendCap } from './guardrails/total-spend-cap.ts';
import { defaultRegistry, type Registry } from './plan-cycle.ts';
import type { Rule } from './rules/rule.ts';

/**
 * The built-in rules and guardrails with a host's own: its rules after the built-in ones, its guardrails before
 * `totalSpendCap`, so that the caps, the number of actions and the approvals judge what they leave.
 *
 * ```ts
 * const registry = extendRegistry({ guardrails: [noRaisesOnSundays] });
 * const plan = planCycle(snapshot, policy, registry);
 * ```
 *
 * @throws InvalidInputError where a name is taken: decisions and verdicts are told apart by it
 */
export function extendRegistry({
  rules = [],
  guardrails = [],
}: {
  readonly rules?: readonly Rule[];
  readonly guardrails?: readonly Guardrail[];
}): Registry {
  const { rules: builtIn, guardrails: order } = defaultRegistry;
  const at = order.indexOf(totalSpendCap);
  const extended: Registry = {
    rules: [...builtIn, ...rules],
    guardrails: [...order.slice(0, at), ...guardrails, ...order.slice(at)],
  };
  refuseDuplicates('rules', extended.rules);
  refuseDuplicates('guardrails', extended.guardrails);
  return extended;
}

function refuseDuplicates(argument: string, named: readonly { readonly name: string }[]): void {
  const names = named.map(({ name }) => name);
  const taken = names.find((name, index) => names.indexOf(name) !== index);
  if (taken !== undefined) throw new InvalidInputError({ argument, message: `the name ${taken} is taken` });
}
