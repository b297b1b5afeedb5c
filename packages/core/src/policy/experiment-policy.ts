import * as z from 'zod';
import { INFERENCE_DEFAULTS } from '../stats/inference-defaults.ts';
import { confidence, count, countOrNone, fraction, positive, sumsToOne } from './fields.ts';

/** Tests of creatives against each other. */
export const experimentPolicy = z
  .strictObject({
    /** The embargo: nobody judges a test before, nor with fewer impressions of a variant. */
    minDurationHours: countOrNone.default(48),
    minImpressionsPerVariant: countOrNone.default(1000),
    /** A test that has no winner by then ends without one. */
    maxDurationHours: count.default(336),
    /** Family error of a verdict. */
    alpha: confidence.default(0.05),
    /** Which test says "significant" where the cycle looks: only `always_valid` may be looked at again and again. */
    method: z.enum(['chi_square', 'always_valid', 'bayesian']).default('always_valid'),
    /** Bayesian verdict: probability to be best, and the expected loss that is allowed, relative. */
    minProbabilityBest: fraction.default(0.95),
    maxExpectedLoss: fraction.default(0.005),
    /** Half-width of "no difference that matters", relative. */
    equivalenceMargin: positive.default(0.2),
    /** Who chooses once the primary metric's test is significant. */
    winnerBy: z.enum(['primary_metric', 'composite']).default('primary_metric'),
    /** How many variants a test has. */
    minVariants: z.int().min(2).default(2),
    maxVariants: count.default(15),
    /** Scale of the mixture in the always-valid test, relative to the rate. */
    mixtureScale: positive.default(INFERENCE_DEFAULTS.tau),
    /** Below this p-value the variants were not served as planned. */
    sampleRatioAlpha: fraction.default(0.001),
    /** Times the impressions of the least served variant that the most served one may have where nobody randomised. */
    maxImbalance: z.number().min(1).default(10),
    /** Fisher's exact test takes the place of chi-square where fewer events are expected. */
    minExpectedCount: positive.default(5),
    /** Fewer orders in two variants together decide nothing. */
    minOrders: countOrNone.default(INFERENCE_DEFAULTS.minOrders),
    /** Days that a test of cost per click needs in each variant. */
    minRatioDays: z.int().min(2).default(INFERENCE_DEFAULTS.minRatioDays),
    /** How far true rates lie apart, relative, and how many variants that belief weighs: what estimates are pulled by. */
    effectSpread: z.number().min(0).default(INFERENCE_DEFAULTS.effectSpread),
    effectWeight: positive.default(INFERENCE_DEFAULTS.effectWeight),
    /** Of the composite score. */
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
  /** Complete days that the account's spread is learned from, and days that an ad set needs to tell of it. */
  accountDays: count.default(28),
  minPooledDays: z.int().min(2).default(INFERENCE_DEFAULTS.minPooledDays),
  /** Of so many ad sets at most, the busiest ones: more would take time and tell nothing new. */
  maxPooledAdSets: count.default(100),
});
