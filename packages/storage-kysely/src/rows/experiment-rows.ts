import { type Experiment, PRIMARY_METRICS } from '@adpilot/core';
import * as z from 'zod';
import { instant, json, oneOf, orNull, text } from '../columns.ts';
import { mapRows } from '../row-mapping.ts';
import {
  experimentLookSchema,
  experimentMetricSchema,
  experimentOutcomeSchema,
  experimentVariantSchema,
  runningPValuesSchema,
} from '../schemas/experiment-schemas.ts';

/** A row of `meta_ab_tests`. */
export type ExperimentRow = Experiment;

/** Tests. */
export const experimentRows = mapRows<ExperimentRow>('meta_ab_tests', ['id'], {
  id: text,
  accountId: text,
  campaignId: text,
  name: text,
  status: oneOf('active', 'evaluating', 'needs_more_data', 'completed', 'inconclusive', 'archived'),
  primaryMetric: orNull(oneOf(...PRIMARY_METRICS)),
  metrics: json(z.array(experimentMetricSchema)),
  design: oneOf('observational', 'randomized'),
  startedAt: instant,
  plannedEndAt: instant,
  variants: json(z.array(experimentVariantSchema)),
  running: json(runningPValuesSchema),
  lastLook: orNull(json(experimentLookSchema)),
  outcome: orNull(json(experimentOutcomeSchema)),
});
