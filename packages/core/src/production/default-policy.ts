import type { Policy } from '../policy/policy-schema.ts';
import { productionPolicy } from '../policy/production-policy.ts';
import { once } from '../shared/once.ts';

/** The part of a policy that production reads. */
export type ProductionPolicy = Pick<Policy, 'production'>;

/** What holds where no policy is handed in. */
export const defaultPolicy: () => ProductionPolicy = /* @__PURE__ */ once(() => ({
  production: productionPolicy.parse({}),
}));
