import * as z from 'zod';
import { isCurrency } from '../shared/currency.ts';
import { campaignPolicy, overridePolicy } from './campaign-policy.ts';
import { dispersionPolicy } from './experiment-policy.ts';
import { approvalPolicy, dataPolicy, limitPolicy } from './limit-policy.ts';
import { productionPolicy } from './production-policy.ts';
import { maturityPolicy } from './roas-policy.ts';

/** Which clicks and which event the figures mean. */
const metricsPolicy = z.strictObject({
  /** `link` clicks or `all`; where a row lacks them the other kind is used for the whole account. */
  clicks: z.enum(['link', 'all']).default('link'),
  /** Action types of the one conversion, the preferred first; aliases of an event are never added up. */
  conversionActionTypes: z.array(z.string()).min(1).default(['omni_purchase', 'purchase']),
});

/** Every threshold of every rule, guardrail and computation, each with its default beside its reason. */
export const policySchema = z.strictObject({
  /** Amounts are in it, and only accounts of it are planned. */
  currency: z.string().refine(isCurrency, 'not a currency of an ad account'),
  metrics: metricsPolicy.prefault({}),
  data: dataPolicy.prefault({}),
  maturity: maturityPolicy.prefault({}),
  dispersion: dispersionPolicy.prefault({}),
  ...campaignPolicy.shape,
  production: productionPolicy.prefault({}),
  limits: limitPolicy,
  approvals: approvalPolicy,
  /** Other thresholds by campaign. The first override that names a campaign holds for it, alone. */
  overrides: z
    .array(overridePolicy)
    .refine(
      (overrides) => new Set(overrides.map(({ name }) => name)).size === overrides.length,
      'names must differ',
    )
    .default([]),
});

/** A complete, checked policy: plain JSON, stored with every plan. */
export type Policy = z.output<typeof policySchema>;
