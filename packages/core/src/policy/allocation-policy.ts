import * as z from 'zod';
import { amount, count, fraction, positive } from './fields.ts';

/** Distribution of a budget by marginal return. */
export const allocationPolicy = z
  .strictObject({
    /** `fixed`: a campaign's ad sets share one total. `marginal`: the total itself follows what its last unit brings. */
    total: z.enum(['fixed', 'marginal']).default('fixed'),
    /** What a campaign's ad sets share a day; null: what they have now. A `marginal` total is measured against it. */
    dailyTotal: amount.nullable().default(null),
    /** How long clicks and conversion rates are remembered; values of orders always are. */
    clickHalfLifeDays: positive.default(10),
    conversionHalfLifeDays: positive.default(60),
    /** Least share of the total, so that something is still learned of an ad set. */
    explorationFloor: fraction.default(0.003),
    /** Largest change of one ad set a day, and largest rise of a `marginal` total; larger ones restart learning. */
    maxStep: fraction.default(0.2),
    /** A budget this close to its target is left alone. */
    deadBand: fraction.default(0.1),
    /** An ad set with less than the first share of the total may fall to nothing, or rise to the second. */
    smallShare: fraction.default(0.03),
    smallShareCap: fraction.default(0.04),
    /** A new ad set of a `marginal` total starts at this share of `dailyTotal` at most, or at an equal part. */
    newShare: fraction.default(0.25),
    /** Values are multiplied by it before they are compared with costs. */
    riskFactor: fraction.default(0.87),
    /** A `marginal` total never falls below this share of `dailyTotal`. */
    minTotalShare: fraction.default(0.05),
    /** So many days without a conversion in the account: equal parts. */
    idleDays: count.default(14),
    /** Draws from what is believed of the returns. */
    draws: count.default(200),
    /** The account's own rates hold for `historyDays`; the rest before it has any, and the weights of both. */
    priors: z
      .strictObject({
        historyDays: count.default(90),
        clickRate: positive.default(0.012),
        impressions: positive.default(1000),
        conversionRate: positive.default(0.04),
        clicks: positive.default(100),
        orders: positive.default(10),
      })
      .prefault({}),
    /** What is believed of an ad set before its own figures: weights in clicks, conversions and orders. */
    weights: z
      .strictObject({
        clicks: positive.default(11),
        conversions: positive.default(10),
        orders: positive.default(100),
      })
      .prefault({}),
    /** Spread of one order's value, relative. */
    orderSpread: positive.default(1.2),
    /** Conversion rates that a whole day shares: weight in conversions, and the factor below which a day is not used. */
    dayEffects: z
      .strictObject({
        weight: positive.default(40),
        minFactor: fraction.default(0.35),
        passes: count.default(4),
      })
      .prefault({}),
    /** Clicks far beyond the days before are not people's, unless that goes on for `lastingDays` in a row. */
    bots: z
      .strictObject({
        days: count.default(5),
        minClicks: count.default(20),
        spread: fraction.default(0.12),
        deviations: positive.default(4),
        lastingDays: count.default(3),
      })
      .prefault({}),
    /** Fall of the click rate, in logs, with each week's worth of the total's impressions. */
    wear: z
      .strictObject({
        exposureHalfLifeDays: positive.default(21),
        days: count.default(21),
        minClicks: count.default(5),
        priorSlope: z.number().max(0).default(-0.1),
        priorWeight: positive.default(60),
        steepest: z.number().max(0).default(-1),
      })
      .prefault({}),
    /** Price of impressions at the first unit of spend: days, and weights in impressions of what holds beyond them. */
    cost: z
      .strictObject({
        days: count.default(2),
        impressions: positive.default(2000),
        armImpressions: positive.default(10_000),
      })
      .prefault({}),
    /**
     * Where returns diminish: the scale in multiples of the total, its spread in logs, and the weight of a day. A day's
     * impressions vary by far more than counting, so that they weigh a quarter of the 0.05 that simulated two-hour samples
     * get; in simulated markets both bring the same within their noise.
     */
    curve: z
      .strictObject({
        multiple: positive.default(2),
        spread: positive.default(0.7),
        dayWeight: fraction.default(0.0125),
      })
      .prefault({}),
  })
  .refine(({ total, dailyTotal }) => total === 'fixed' || dailyTotal !== null, {
    path: ['dailyTotal'],
    message: 'a total that follows the margin needs one to start from',
  })
  .refine((p) => p.smallShare <= p.smallShareCap, {
    path: ['smallShare'],
    message: 'must not exceed smallShareCap',
  });
