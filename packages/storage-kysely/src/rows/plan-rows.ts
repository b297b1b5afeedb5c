import type { Instant, Json, Plan } from '@adpilot/core';
import { anyJson, instant, json, text } from '../columns.ts';
import { mapRows } from '../row-mapping.ts';
import { planSchema } from '../schemas/plan-schema.ts';

/** A row of `meta_plans`: a plan with what it is looked up by, and the policy that it was made under. */
export type PlanRow = Pick<Plan, 'id' | 'cycleId' | 'accountId' | 'currency' | 'digest' | 'policyDigest'> & {
  readonly plannedAt: Instant;
  readonly plan: Plan;
  readonly policy: Json;
};

/** Plans. */
export const planRows = mapRows<PlanRow>('meta_plans', ['id'], {
  id: text,
  cycleId: text,
  accountId: text,
  plannedAt: instant,
  currency: text,
  digest: text,
  policyDigest: text,
  plan: json(planSchema),
  policy: anyJson,
});
