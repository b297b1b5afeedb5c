import type { PolicyFault } from './policy-check.ts';

/** Something in a sound policy that can hardly be meant. */
export type PolicyFinding = {
  readonly fault: PolicyFault;
  /** The override under which it is so; null for the policy itself. */
  readonly override: string | null;
  /** The fields that have a part in it. */
  readonly paths: readonly string[];
  readonly message: string;
};
