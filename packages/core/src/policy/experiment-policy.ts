import * as z from 'zod';
import { INFERENCE_DEFAULTS } from '../stats/inference-defaults.ts';
import { count, countOrNone, fraction, positive, sumsToOne } from './fields.ts';

/** Tests of creatives against each other. */
export const experimentPolicy = z
  .strictObject({
    minDurationHours: countOrNone.default(48),
    minImpressionsPerVariant: countOrNone.default(1000),
    maxDurationHours: count.default(336),
    /** Family error of a verdict. */
    alpha: fraction.default(0.05),
    /** Which test says "significant" where the cycle looks. */
    method: z.enum(['chi_square', 'always_valid', 'bayesian']).default('chi_square'),
    /** Bayesian verdict: probability to be best, and the expected loss that is allowed, relative. */
    minProbabilityBest: fraction.default(0.95),
    maxExpectedLoss: fraction.default(0.005),
    /** Half-width of "no difference that matters", relative. */
    equivalenceMargin: fraction.default(0.2),
    /** Who chooses once the primary metric's test is significant. */
    winnerBy: z.enum(['primary_metric', 'composite']).default('primary_metric'),
    minVariants: count.default(2),
    maxVariants: count.default(15),
    /** Scale of the mixture in the always-valid test, relative to the rate. */
    mixtureScale: positive.default(INFERENCE_DEFAULTS.tau),
    sampleRatioAlpha: fraction.default(0.001),
    minExpectedCount: positive.default(5),
    scoreWeights: z
      .strictObject({ roas: fraction.default(0.5), ctr: fraction.default(0.3), cpc: fraction.default(0.2) })
      .refine(sumsToOne, 'weights must sum to 1')
      .prefault({}),
  })
  .refine((p) => p.minVariants <= p.maxVariants, {
    path: ['minVariants'],
    message: 'minVariants must not exceed maxVariants',
  })
  .refine((p) => p.minDurationHours <= p.maxDurationHours, {
    path: ['minDurationHours'],
    message: 'minDurationHours must not exceed maxDurationHours',
  });

/** Day-to-day spread of identical ads, relative, beyond counting noise. */
export const dispersionPolicy = z.strictObject({
  ctr: fraction.default(INFERENCE_DEFAULTS.dispersionCv),
  ordersPerImpression: fraction.default(0.2),
  /** Of an hour's counts. */
  hourly: fraction.default(0.25),
  /** Weight of the prior in degrees of freedom, and the most that an account's history weighs. */
  priorWeight: positive.default(INFERENCE_DEFAULTS.dispersionWeight),
  maxAccountWeight: positive.default(INFERENCE_DEFAULTS.maxAccountWeight),
});
