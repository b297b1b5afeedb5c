import * as z from 'zod';
import { count, countOrNone, fraction, positive, sumsToOne } from './fields.ts';

/** Daily creative optimizer: winner, roles, actions. */
export const optimizerPolicy = z
  .strictObject({
    minImpressions: countOrNone.default(1000),
    /** A candidate for winner scores above it. */
    minOverall: z.number().min(0).max(100).default(50),
    /** Archive enters below the first on two evaluations in a row and leaves at the second. */
    archiveBelow: z.number().min(0).max(100).default(50),
    archiveLeavesAt: z.number().min(0).max(100).default(55),
    archiveEvaluations: count.default(2),
    outgoingDays: count.default(7),
    refreshWinnerAfterDays: count.default(30),
    winnerScaleRoasAbove: positive.default(4),
    testScaleRoasAbove: positive.default(3),
    testScaleOverallAbove: z.number().min(0).max(100).default(70),
    recombineOverallAbove: z.number().min(0).max(100).default(40),
    weights: z
      .strictObject({
        overall: fraction.default(0.3),
        roas: fraction.default(0.25),
        conversions: fraction.default(0.2),
        ctr: fraction.default(0.1),
        cvr: fraction.default(0.1),
        age: fraction.default(0.05),
      })
      .refine(sumsToOne, 'weights must sum to 1')
      .prefault({}),
  })
  .refine((p) => p.archiveBelow <= p.archiveLeavesAt, {
    path: ['archiveBelow'],
    message: 'archiveBelow must not exceed archiveLeavesAt',
  });

/** Variants from approved fragments. */
export const productionPolicy = z
  .strictObject({
    minVariants: count.default(5),
    maxVariants: count.default(15),
    defaultVariants: count.default(9),
    promote: count.default(3),
    promoteMinImpressions: countOrNone.default(1000),
  })
  .refine((p) => p.minVariants <= p.defaultVariants && p.defaultVariants <= p.maxVariants, {
    path: ['defaultVariants'],
    message: 'must lie between minVariants and maxVariants',
  });

/** Segments of the audience. */
export const targetingPolicy = z.strictObject({
  priorWeight: positive.default(100),
  priorCtr: fraction.default(0.015),
  priorCvr: fraction.default(0.02),
  priorRoas: positive.default(2.5),
  weights: z
    .strictObject({ ctr: fraction.default(0.25), cvr: fraction.default(0.4), roas: fraction.default(0.35) })
    .refine(sumsToOne, 'weights must sum to 1')
    .prefault({}),
  maxInterests: count.default(15),
  maxBehaviours: count.default(10),
  frequencyCap: z.strictObject({ impressions: count.default(3), days: count.default(7) }).prefault({}),
  fatigueMinImpressions: count.default(500),
  fatigueCtrBelow: fraction.default(0.0075),
  /** Smallest and largest share of spend per country code. */
  geoConstraints: z
    .record(
      z.string(),
      z
        .strictObject({ min: fraction.default(0), max: fraction.default(1) })
        .refine((c) => c.min <= c.max, 'min must not exceed max'),
    )
    .default({}),
});

/** Distribution of a budget by marginal return. */
export const allocationPolicy = z.strictObject({
  clickHalfLifeDays: positive.default(10),
  conversionHalfLifeDays: positive.default(60),
  explorationFloor: fraction.default(0.003),
  maxStep: fraction.default(0.2),
  deadBand: fraction.default(0.1),
  /** Values are multiplied by it before they are compared with costs. */
  riskFactor: fraction.default(0.87),
  draws: count.default(200),
});
