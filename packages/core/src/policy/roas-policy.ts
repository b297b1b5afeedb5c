import * as z from 'zod';
import { INFERENCE_DEFAULTS } from '../stats/inference-defaults.ts';
import { certainty, confidence, count, countOrNone, fraction, positive } from './fields.ts';

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
    pauseConfidence: certainty.default(0.995),
    /** How sure a raise must be that the return is not below `decreaseBelow`. */
    increaseConfidence: certainty.default(0.95),
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
    priorOrderSquareRatio: z.number().min(1).default(INFERENCE_DEFAULTS.orderSquareRatio),
    priorOrderWeight: positive.default(INFERENCE_DEFAULTS.orderSquareWeight),
    /** Spread of a day's orders beyond counting, relative, that intervals allow for: the account's own, or 0 for none. */
    dayNoise: z.number().min(0).default(0),
    /** 1 / gross margin; where given it replaces the three thresholds by the multiples below. */
    breakEvenRoas: positive.nullable().default(null),
    /** The thresholds as multiples of `breakEvenRoas`: a raise needs a margin above it, a pause a loss beyond doubt. */
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
    /** Of descriptions: the prediction, the conversion rate. */
    intervalConfidence: confidence.default(0.95),
    /** Of daily ROAS in the one-step prediction. */
    emaWeight: fraction.default(0.3),
    /** A slope less significant than this is called stable. */
    trendSignificance: fraction.default(0.1),
    /** Days and conversions without which a trend is called stable. */
    minTrendDays: z.int().min(3).default(7),
    minTrendConversions: countOrNone.default(10),
    /** Half-life of time-decay attribution. */
    attributionHalfLifeDays: positive.default(7),
    /** Shares of the first and of the last touch in position-based attribution; those between have the rest. */
    attributionEnds: z
      .strictObject({ first: fraction.default(0.4), last: fraction.default(0.4) })
      .refine(({ first, last }) => first + last > 0 && first + last <= 1, 'together above 0 and at most 1')
      .prefault({}),
    /** Points of efficiency, out of 100, for a ROAS of 1. */
    efficiencyPoints: positive.default(20),
    /** Redistribution: less certain items keep their budget, and poor ones weigh this much of their ROAS. */
    reallocationConfidence: fraction.default(0.6),
    reallocationPoorWeight: fraction.default(0.5),
    /** From this ROAS on a return is called so; below the last it is failing. */
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
    .refine(doNotFall, 'shares must not fall'),
  /** Hours after a day at which it may be looked at more finely. */
  hours: z
    .array(z.number().gt(0).lt(24))
    .default([1, 3, 6, 12])
    .refine((hours) => hours.every((hour, i) => i === 0 || hour > (hours[i - 1] ?? 0)), 'hours must grow'),
  /** Of the conversions that a day knows at its end, what is known so many hours after a click. */
  earlyShares: z
    .array(z.strictObject({ hours: z.number().min(0).lt(12), share: fraction }))
    .min(1)
    .default([
      { hours: 0, share: 0.67 },
      { hours: 1, share: 0.72 },
      { hours: 3, share: 0.8 },
      { hours: 6, share: 0.88 },
    ])
    .refine(
      (points) =>
        points.every(({ hours, share }, i) => {
          const before = points[i - 1];
          return !before || (hours > before.hours && share >= before.share);
        }),
      'hours must grow, and shares must not fall',
    ),
  /** Weight of the prior in conversions. */
  priorWeight: positive.default(30),
  /** Days less mature than this decide nothing. */
  minShare: fraction.default(0.5),
  /** Days back from which revisions teach the curve. */
  historyDays: count.default(28),
  /** Largest weight of the account's curve for one campaign, in conversions. */
  maxPooledWeight: positive.default(200),
});

function doNotFall(shares: readonly number[]): boolean {
  return shares.every((share, i) => i === 0 || share >= (shares[i - 1] ?? 0));
}
