import * as z from 'zod';
import { confidence, count, countOrNone, fraction, positive } from './fields.ts';

/** ROAS engine and budget scaling. */
export const roasPolicy = z
  .strictObject({
    /** `shrunk`: pulled towards the account's own ROAS by little data. `raw`: the plain ratio, no interval. */
    estimator: z.enum(['shrunk', 'raw']).default('shrunk'),
    /** Below it, with confidence, spending stops. */
    pauseBelow: positive.default(0.8),
    /** Below it budgets go down; the value itself holds. */
    decreaseBelow: positive.default(1.5),
    /** Above it budgets go up; the value itself holds. */
    increaseAbove: positive.default(3),
    /** Where the step up is largest. */
    fullIncreaseAt: positive.default(5),
    /** Step just beyond a threshold, and where it is largest. */
    minStep: fraction.default(0.2),
    maxStep: fraction.default(0.4),
    /** The ROAS at which a pause needs confidence that it is not reached. */
    pauseConfidence: confidence.default(0.995),
    increaseConfidence: confidence.default(0.95),
    /** Where false, intervals stop nothing; only estimates decide. */
    requireConfidence: z.boolean().default(true),
    /** Candidate windows in complete days: the smallest with enough evidence is used. */
    windowDays: z.array(count).min(1).default([7, 14, 28]),
    /** Conversions that a ROAS of `decreaseBelow` would have brought: enough to pause on, and to cut on. */
    pauseEvidence: positive.default(10),
    decreaseEvidence: positive.default(5),
    /** A raise needs this many conversions and this age. */
    minConversions: countOrNone.default(10),
    minAgeHours: countOrNone.default(48),
    /** Weight of the account's own figures, in conversions. */
    priorConversions: positive.default(20),
    /** The account's ROAS until it has `minAccountConversions`. */
    priorRoas: positive.default(2),
    minAccountConversions: countOrNone.default(30),
    /** Squared order value over squared mean (1 + CV^2, CV 1.3) and its weight in orders. */
    priorOrderSquareRatio: z.number().min(1).default(2.69),
    priorOrderWeight: positive.default(20),
    /** 1 / gross margin; where given it replaces the three thresholds by the multiples below. */
    breakEvenRoas: positive.nullable().default(null),
    breakEvenMultiples: z
      .strictObject({
        increase: positive.default(1.5),
        decrease: positive.default(1),
        pause: positive.default(0.6),
      })
      .refine((m) => m.pause <= m.decrease && m.decrease <= m.increase, {
        path: ['pause'],
        message: 'pause <= decrease <= increase must hold',
      })
      .prefault({}),
    /** A ROAS above it on fewer conversions is an outlier: nothing is raised on it. */
    outlierRoas: positive.default(50),
    outlierConversions: countOrNone.default(30),
    /** Consecutive days of a cut at the floor after which a pause is proposed. */
    floorDaysToPause: count.default(3),
    /** Of daily ROAS in the one-step prediction. */
    emaWeight: fraction.default(0.3),
    trendSignificance: fraction.default(0.1),
    /** Half-life of time-decay attribution. */
    attributionHalfLifeDays: positive.default(7),
    tiers: z
      .strictObject({
        excellent: positive.default(5),
        good: positive.default(3),
        average: positive.default(2),
        poor: positive.default(1),
      })
      .refine((t) => t.poor <= t.average && t.average <= t.good && t.good <= t.excellent, {
        path: ['poor'],
        message: 'poor <= average <= good <= excellent must hold',
      })
      .prefault({}),
  })
  .refine(
    (p) =>
      p.pauseBelow <= p.decreaseBelow &&
      p.decreaseBelow <= p.increaseAbove &&
      p.increaseAbove <= p.fullIncreaseAt,
    {
      path: ['pauseBelow'],
      message: 'pauseBelow <= decreaseBelow <= increaseAbove <= fullIncreaseAt must hold',
    },
  )
  .refine((p) => p.minStep <= p.maxStep, { path: ['minStep'], message: 'minStep must not exceed maxStep' })
  .refine((p) => p.windowDays.every((days, i) => i === 0 || days > (p.windowDays[i - 1] ?? 0)), {
    path: ['windowDays'],
    message: 'windows must grow',
  });

/** Shares of final conversions known k days after the day, before an account has taught its own. */
export const maturityPolicy = z.strictObject({
  /** For k = 0, 1, ...; beyond the last the day counts as final. */
  priorShares: z
    .array(fraction)
    .min(1)
    .default([0.6, 0.76, 0.84, 0.89, 0.93, 0.96, 0.98, 1])
    .refine(
      (shares) => shares.every((share, i) => i === 0 || share >= (shares[i - 1] ?? 0)),
      'shares must not fall',
    ),
  /** Weight of the prior in conversions. */
  priorWeight: positive.default(30),
  /** Days less mature than this decide nothing. */
  minShare: fraction.default(0.5),
  historyDays: count.default(28),
  /** Largest weight of the account's curve for one campaign. */
  maxPooledWeight: positive.default(200),
});
