import type { Policy } from '../policy-schema.ts';

/**
 * What is wrong. `never_fires`: a rule or limit that no account can meet. `contradiction`: values that work against each
 * other. `no_effect`: a value that something else replaces.
 */
export type PolicyFault = 'never_fires' | 'contradiction' | 'no_effect';

/** One way in which a sound policy may not be what was meant. */
export type PolicyCheck = {
  readonly fault: PolicyFault;
  /** The fields that have a part in it. */
  readonly paths: readonly string[];
  readonly applies: (policy: Policy) => boolean;
  readonly message: string;
};

/** Larger by more than floating point makes of equal sums. */
export function exceeds(a: number, b: number): boolean {
  return a - b > 1e-9;
}
