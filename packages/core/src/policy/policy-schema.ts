import * as z from 'zod';
import { isCurrency } from '../shared/currency.ts';
import { allocationPolicy, optimizerPolicy, productionPolicy, targetingPolicy } from './creative-policy.ts';
import { dispersionPolicy, experimentPolicy } from './experiment-policy.ts';
import { fatiguePolicy } from './fatigue-policy.ts';
import { approvalPolicy, dataPolicy, limitPolicy } from './limit-policy.ts';
import { maturityPolicy, roasPolicy } from './roas-policy.ts';
import { spikePolicy } from './spike-policy.ts';

/** Which clicks and which event the figures mean. */
const metricsPolicy = z.strictObject({
  /** `link` clicks or `all`; where a row lacks them the other kind is used for the whole account. */
  clicks: z.enum(['link', 'all']).default('link'),
  /** Action types of the one conversion, the preferred first; aliases of an event are never added up. */
  conversionActionTypes: z.array(z.string()).min(1).default(['omni_purchase', 'purchase']),
});

/**
 * Every threshold of every rule and guardrail, with its default. Those of workflows that this version lacks (optimizer,
 * targeting, production, allocation, tracking outages) are checked and stored already, and read by nothing.
 */
export const policySchema = z.strictObject({
  /** Amounts are in it, and only accounts of it are planned. */
  currency: z.string().refine(isCurrency, 'not a currency of an ad account'),
  budgeting: z.enum(['thresholds', 'marginal']).default('thresholds'),
  metrics: metricsPolicy.prefault({}),
  data: dataPolicy.prefault({}),
  maturity: maturityPolicy.prefault({}),
  dispersion: dispersionPolicy.prefault({}),
  roas: roasPolicy.prefault({}),
  spikes: spikePolicy.prefault({}),
  fatigue: fatiguePolicy.prefault({}),
  experiments: experimentPolicy.prefault({}),
  optimizer: optimizerPolicy.prefault({}),
  targeting: targetingPolicy.prefault({}),
  production: productionPolicy.prefault({}),
  allocation: allocationPolicy.prefault({}),
  limits: limitPolicy,
  approvals: approvalPolicy,
});

/** A complete, checked policy: plain JSON, stored with every plan. */
export type Policy = z.output<typeof policySchema>;
