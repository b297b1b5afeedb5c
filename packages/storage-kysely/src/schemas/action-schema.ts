import type { Action, Target } from '@adpilot/core';
import * as z from 'zod';
import { jsonSchema } from './json-schema.ts';

const minorUnits = z.int();

/** What is stored in a plan as the target of a decision. */
export const targetSchema = z.strictObject({
  level: z.enum(['account', 'campaign', 'ad_set', 'ad', 'creative', 'experiment']),
  id: z.string(),
  campaignId: z.string().nullable(),
}) satisfies z.ZodType<Target>;

const runningStatus = z.enum(['ACTIVE', 'PAUSED']);

/** What is stored as an action. */
export const actionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('set_budget'),
    kind: z.enum(['daily', 'lifetime']),
    from: minorUnits,
    to: minorUnits,
    revertAt: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('set_status'), from: runningStatus, to: runningStatus }),
  z.strictObject({ type: z.literal('set_targeting'), from: jsonSchema, to: jsonSchema }),
  z.strictObject({ type: z.literal('generate_variants'), creativeId: z.string() }),
  z.strictObject({
    type: z.literal('notify'),
    topic: z.enum(['experiment_completed', 'experiment_inconclusive']),
    message: z.string(),
    experiment: z.strictObject({
      id: z.string(),
      winnerVariantId: z.string().nullable(),
      loserAdIds: z.array(z.string()),
      pValue: z.number().nullable(),
      since: z.string(),
      until: z.string(),
    }),
  }),
]) satisfies z.ZodType<Action>;
