import { policyAmount } from '../define-policy.ts';
import { isGroup } from '../merge.ts';
import type { Policy } from '../policy-schema.ts';

/**
 * What is wrong. `never_fires`: a rule or limit that no account can meet. `always_fires`: one that every account meets.
 * `contradiction`: values that work against each other. `no_effect`: a value that something else replaces.
 */
export type PolicyFault = 'never_fires' | 'always_fires' | 'contradiction' | 'no_effect';

/** Whether somebody chose a value: one that differs from that of the defaults or the preset that the policy starts from. */
type IsChosen = (path: string) => boolean;

/** One way in which a sound policy may not be what was meant. */
export type PolicyCheck = {
  readonly fault: PolicyFault;
  /** The fields that have a part in it. */
  readonly paths: readonly string[];
  readonly applies: (policy: Policy, isChosen: IsChosen) => boolean;
  readonly message: string;
};

/** A check that a field has the value at which its rule or limit says nothing any more. */
export function extreme(
  fault: 'never_fires' | 'always_fires',
  path: string,
  value: number,
  message: string,
): PolicyCheck {
  return { fault, paths: [path], applies: (policy) => numberAt(policy, path) === value, message };
}

/** A check that a field is larger than another one, be it by a default. */
export function larger(
  fault: PolicyFault,
  paths: readonly [greater: string, smaller: string],
  message: string,
): PolicyCheck {
  const [greater, smaller] = paths;
  return {
    fault,
    paths,
    applies: (policy) => exceeds(numberAt(policy, greater), numberAt(policy, smaller)),
    message,
  };
}

/** The same for a limit that is there to cut off the other one's default: only a larger value that was chosen is a fault. */
export function cutOff(...args: Parameters<typeof larger>): PolicyCheck {
  const check = larger(...args);
  const [greater] = args[1];
  return { ...check, applies: (policy, isChosen) => isChosen(greater) && check.applies(policy, isChosen) };
}

/** The value at a path; undefined where a policy has none. */
export function valueAt(policy: Policy, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isGroup(value) ? value[key] : undefined), policy);
}

/** Larger by more than floating point makes of equal sums. */
export function exceeds(a: number, b: number): boolean {
  return a - b > 1e-9;
}

/** A number, or an amount in minor units; NaN, which compares with nothing, where there is neither. */
function numberAt(policy: Policy, path: string): number {
  const value = valueAt(policy, path);
  return typeof value === 'string' ? policyAmount(policy, value) : Number(value ?? Number.NaN);
}
