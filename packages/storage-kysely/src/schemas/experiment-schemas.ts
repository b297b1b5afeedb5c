import {
  EXPERIMENT_METRICS,
  type ExperimentLook,
  type ExperimentOutcome,
  type ExperimentVariant,
  PRIMARY_METRICS,
  type RunningPValues,
} from '@adpilot/core';
import * as z from 'zod';
import { jsonSchema } from './json-schema.ts';

/** What is stored as a variant of a test. */
export const experimentVariantSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  adId: z.string(),
}) satisfies z.ZodType<ExperimentVariant>;

/** What is stored as a metric that a test reports. */
export const experimentMetricSchema = z.enum(EXPERIMENT_METRICS);

/** What is stored as the evidence of earlier looks. */
export const runningPValuesSchema = z.record(
  z.string(),
  z.record(z.string(), z.number()),
) satisfies z.ZodType<RunningPValues>;

/** What is stored as the last look at a test. */
export const experimentLookSchema = z.strictObject({
  at: z.string(),
  // Looks of earlier versions do not tell it.
  metric: z.enum(PRIMARY_METRICS).nullable().default(null),
  status: z.enum(['needs_more_data', 'winner', 'equivalent', 'inconclusive']),
  winnerVariantId: z.string().nullable(),
  pValue: z.number().nullable(),
  reason: z.string(),
  metricsSnapshot: jsonSchema,
  statisticalResults: jsonSchema,
  compositeScores: z.record(z.string(), z.number()),
}) satisfies z.ZodType<ExperimentLook>;

/** What is stored as the end of a test. */
export const experimentOutcomeSchema = z.strictObject({
  decidedAt: z.string(),
  winnerVariantId: z.string().nullable(),
  pValue: z.number().nullable(),
  reason: z.string(),
  since: z.string(),
  until: z.string(),
}) satisfies z.ZodType<ExperimentOutcome>;
