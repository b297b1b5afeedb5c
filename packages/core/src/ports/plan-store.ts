import type { Plan } from '../cycle/plan.ts';
import type { Policy } from '../policy/policy-schema.ts';

/**
 * Plans, with the policy they were made under.
 *
 * - PL-1: `get` gives back exactly the plan that was saved.
 * - PL-2: a plan is never changed: saving another one under a known id is a `ConflictError`; the same one is not.
 */
export interface PlanStore {
  save(plan: Plan, under: { readonly policy: Policy }): Promise<void>;
  get(query: { readonly planId: string }): Promise<Plan | null>;
}
