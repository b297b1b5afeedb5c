import type { Plan } from '@adpilot/core';
import * as z from 'zod';
import { actionSchema, targetSchema } from './action-schema.ts';
import { jsonSchema } from './json-schema.ts';

const decisionSchema = z.strictObject({
  id: z.string(),
  cycleId: z.string(),
  rule: z.string(),
  target: targetSchema,
  action: actionSchema,
  fallback: actionSchema.nullable(),
  reason: z.string(),
  evidence: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  facts: jsonSchema,
  counterfactuals: z.array(
    z.strictObject({
      change: z.string(),
      then: z.string(),
      edit: z.record(z.string(), jsonSchema).nullable(),
    }),
  ),
  priority: z.literal([1, 2, 3, 4, 5]),
  confidence: z.enum(['high', 'medium', 'low']),
});

const verdictSchema = z.strictObject({
  decisionId: z.string(),
  guardrail: z.string(),
  verdict: z.enum(['adjust', 'needs_approval', 'block', 'supersede', 'defer']),
  reason: z.string(),
  action: actionSchema.nullable(),
});

const plannedActionSchema = z.strictObject({
  decision: decisionSchema,
  action: actionSchema,
  status: z.enum(['execute', 'needs_approval', 'blocked', 'superseded', 'deferred']),
  verdicts: z.array(verdictSchema),
});

/** What is stored as a plan. */
export const planSchema = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  cycleId: z.string(),
  accountId: z.string(),
  now: z.string(),
  currency: z.string(),
  policyDigest: z.string(),
  actions: z.array(plannedActionSchema),
  holds: z.array(z.strictObject({ rule: z.string(), target: targetSchema, reason: z.string() })),
  budget: z.strictObject({ before: z.int(), after: z.int(), cap: z.int().nullable() }),
  digest: z.string(),
}) satisfies z.ZodType<Plan>;
