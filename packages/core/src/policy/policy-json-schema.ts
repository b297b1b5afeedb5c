import * as z from 'zod';
import type { Json } from '../shared/json.ts';
import { AMOUNTS, CURRENCIES_WITH_AMOUNTS } from './amount-defaults.ts';
import { policySchema } from './policy-schema.ts';
import { policyPresets } from './presets.ts';

/**
 * What `definePolicy` takes, as JSON Schema (draft 2020-12), for editors and forms. It knows keys, types, ranges and
 * defaults; what several fields must be together only `definePolicy` checks.
 */
export function policyJsonSchema(): { readonly [key: string]: Json } {
  const { limits, approvals } = policySchema.shape;
  const { maxDailyBudgetPerAdSet, maxDailyBudgetPerCampaign, maxTotalDailySpend } = limits.shape;
  const input = z.strictObject({
    ...policySchema.shape,
    preset: z.enum(Object.keys(policyPresets)).optional(),
    limits: z
      .strictObject({
        ...limits.shape,
        maxDailyBudgetPerAdSet: maxDailyBudgetPerAdSet.optional(),
        maxDailyBudgetPerCampaign: maxDailyBudgetPerCampaign.optional(),
        maxTotalDailySpend: maxTotalDailySpend.optional(),
      })
      .optional(),
    approvals: z
      .strictObject({ ...approvals.shape, perAction: approvals.shape.perAction.optional() })
      .optional(),
  });
  const amounts = Object.entries(AMOUNTS).map(([group, fields]) => [
    group,
    { required: Object.keys(fields) },
  ]);
  return {
    ...JSON.parse(JSON.stringify(z.toJSONSchema(input, { io: 'input' }))),
    if: { properties: { currency: { enum: CURRENCIES_WITH_AMOUNTS } } },
    else: { required: Object.keys(AMOUNTS), properties: Object.fromEntries(amounts) },
  };
}
