import { ConflictError, canonicalJson, type PlanStore } from '@adpilot/core';
import type { UseTables } from '../use-tables.ts';

/** Plans in memory. */
export function createPlanStore(use: UseTables): PlanStore {
  return {
    save: (plan) =>
      use(({ plans }) => {
        const known = plans.get(plan.id);
        if (known !== undefined && canonicalJson(known) !== canonicalJson(plan)) {
          throw new ConflictError({
            message: `another plan is stored as ${plan.id}`,
            context: { planId: plan.id },
          });
        }
        plans.set(plan.id, structuredClone(plan));
      }),
    get: ({ planId }) => use(({ plans }) => plans.get(planId) ?? null),
  };
}
