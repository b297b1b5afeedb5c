import type { ExperimentOutcome, ExperimentVariant } from '@adpilot/core';
import * as z from 'zod';

/** What is stored as a variant of a test. */
export const experimentVariantSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  adId: z.string(),
}) satisfies z.ZodType<ExperimentVariant>;

/** What is stored as the end of a test. */
export const experimentOutcomeSchema = z.strictObject({
  decidedAt: z.string(),
  winnerVariantId: z.string().nullable(),
  pValue: z.number().nullable(),
  reason: z.string(),
  since: z.string(),
  until: z.string(),
}) satisfies z.ZodType<ExperimentOutcome>;
