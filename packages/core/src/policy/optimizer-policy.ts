import * as z from 'zod';
import { count, countOrNone, fraction, positive, sumsToOne } from './fields.ts';

const score = z.number().min(0).max(100);

/** Points of a term: `points` at `best` and beyond, in proportion below. */
const scale = (best: number, points: number) =>
  z.strictObject({ best: positive.default(best), points: positive.default(points) }).prefault({});

/** Points of a cost: `points` at 0, none from `worst` on, in major units of the policy's currency. */
const costScale = (worst: number, points: number) =>
  z.strictObject({ worst: positive.default(worst), points: positive.default(points) }).prefault({});

/** The health score of a creative: four groups of terms, 100 points in all. Rates are fractions. */
const healthPolicy = z
  .strictObject({
    ctr: scale(0.05, 15),
    cvr: scale(0.08, 15),
    roas: scale(5, 10),
    engagementRate: scale(0.1, 20),
    impressions: scale(10_000, 10),
    /** Points of each of four video shares of 100 %, and of all of them where there is no video. */
    viewPoints: positive.default(5),
    withoutVideoPoints: positive.default(10),
    cpc: costScale(5, 5),
    cpm: costScale(50, 5),
    /** What is taken off for each point of the fatigue score of a fatigued creative. */
    fatiguePenalty: fraction.default(0.5),
    /** Least overall score of each label. */
    labels: z
      .strictObject({ excellent: score.default(80), good: score.default(60), fair: score.default(40) })
      .refine((l) => l.fair <= l.good && l.good <= l.excellent, {
        path: ['fair'],
        message: 'fair <= good <= excellent must hold',
      })
      .prefault({}),
    /** What the health of a creative must exceed to be healthy, and to be a warning. */
    healthyAbove: score.default(60),
    warningAbove: score.default(40),
  })
  .refine((h) => h.warningAbove <= h.healthyAbove, {
    path: ['warningAbove'],
    message: 'warningAbove must not exceed healthyAbove',
  });

/** How sure the optimizer is of a creative: two shares of what is plenty, and its overall score. */
const confidencePolicy = z
  .strictObject({
    plentyImpressions: count.default(100_000),
    plentyConversions: count.default(500),
    weights: z
      .strictObject({
        impressions: fraction.default(0.4),
        conversions: fraction.default(0.3),
        overall: fraction.default(0.3),
      })
      .refine(sumsToOne, 'weights must sum to 1')
      .prefault({}),
    /** From this confidence on it is called high, and medium. */
    high: fraction.default(0.8),
    medium: fraction.default(0.5),
  })
  .refine((c) => c.medium <= c.high, { path: ['medium'], message: 'medium must not exceed high' });

/** Daily creative optimizer: health, winner, roles, actions. */
export const optimizerPolicy = z
  .strictObject({
    health: healthPolicy.prefault({}),
    confidence: confidencePolicy.prefault({}),
    /** Fewer impressions are no evaluation: the creative is pending. */
    minImpressions: countOrNone.default(1000),
    /** A candidate for winner scores above it. */
    minOverall: score.default(50),
    /** Archive enters below the first on so many evaluations in a row and leaves at the second. */
    archiveBelow: score.default(50),
    archiveLeavesAt: score.default(55),
    archiveEvaluations: count.default(2),
    /** A worn-out winner keeps its budget until a successor wins, or so many days pass. */
    outgoingDays: count.default(7),
    /** An older winner is refreshed before it wears out. */
    refreshWinnerAfterDays: count.default(30),
    /** A winner above this ROAS is scaled. */
    winnerScaleRoasAbove: positive.default(4),
    /** A creative under test is scaled where it exceeds both. */
    testScaleRoasAbove: positive.default(3),
    testScaleOverallAbove: score.default(70),
    /** A fatigued creative that scores above it is worth new variants; others are paused. */
    recombineOverallAbove: score.default(40),
    /** Daily spend, in daily budgets, at which the return of the next unit has halved. */
    curveScale: positive.default(2),
    /** Figures that bring a term of the composite score to 100, and the age that brings it to 0. */
    best: z
      .strictObject({
        roas: positive.default(5),
        conversions: positive.default(1000),
        ctr: positive.default(0.05),
        cvr: positive.default(0.08),
        ageDays: positive.default(100),
      })
      .prefault({}),
    /** Weights of the composite score. */
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
