import * as z from 'zod';
import { count, countOrNone, fraction, positive } from './fields.ts';

/** Creatives that wear out. Which of the named rules fire is chosen here; all of them are evidence. */
export const fatiguePolicy = z.strictObject({
  /** Cumulative sum of standardised clicks against the creative's own baseline. */
  cusum: z
    .strictObject({
      enabled: z.boolean().default(true),
      /** Calibrated to at most one false alarm in 180 ad-days. */
      threshold: positive.default(3.4),
      /** The threshold where other rules fire too: together they keep the same budget of false alarms. */
      thresholdBesideOthers: positive.default(3.8),
      /** Deviations of a block, in standard deviations, that are no sign of anything. */
      slack: positive.default(0.5),
      /** Delivery days of the baseline: the longest that a creative has lived through. */
      baselineDays: z
        .array(count)
        .min(1)
        .default([7, 14])
        .refine((days) => days.every((each, i) => i === 0 || each > (days[i - 1] ?? 0)), 'lengths must grow'),
      /** The first hours of a creative are no baseline. */
      minLifeHours: countOrNone.default(48),
      /** Clicks that pull the campaign's common factor towards 1. */
      seasonWeight: positive.default(50),
      /** Clicks so many standard deviations above their expectation are taken for bots. */
      botLimitDeviations: positive.default(4),
      /** Days, and standard errors below the baseline, that make an alarm's drop certain. */
      certainDays: count.default(3),
      certainStandardErrors: z.number().min(0).default(1.645),
      /** Blocks of the cost per result expect so many conversions. */
      minBlockConversions: count.default(10),
      /** An alarm of the cost per result needs the clicks' sum above this share of the threshold. */
      costNeedsClickShare: fraction.default(0.5),
    })
    .prefault({}),
  /** CTR of the recent window against the days before it. */
  ctrDrop: z
    .strictObject({
      enabled: z.boolean().default(false),
      /** The fall of CTR, relative, that fires. */
      drop: fraction.default(0.3),
      /** Days that are compared, and the days before them. */
      recentDays: count.default(1),
      baselineDays: count.default(7),
    })
    .prefault({}),
  /** An old creative against its own first week. */
  ageAndDrop: z
    .strictObject({
      enabled: z.boolean().default(false),
      /** What has to fall, from which age on, and by how much. */
      metric: z.enum(['ctr', 'roas']).default('ctr'),
      minAgeDays: count.default(14),
      drop: fraction.default(0.2),
      /** Days that are compared, and the first days of the creative. */
      recentDays: count.default(3),
      baselineDays: count.default(7),
    })
    .prefault({}),
  /** Points of the composite fatigue score. */
  score: z
    .strictObject({
      enabled: z.boolean().default(false),
      /** The level that fires. */
      firesAt: z.enum(['mild', 'moderate', 'severe', 'critical']).default('mild'),
      /** A smaller drop brings no points. */
      minDrop: fraction.default(0.3),
      /** Points for each percent of the drops of CTR and conversion rate, and the most of each. */
      ctrPointsPerPercent: positive.default(0.8),
      ctrMaxPoints: positive.default(40),
      cvrPointsPerPercent: positive.default(0.6),
      cvrMaxPoints: positive.default(30),
      /** Points of creatives older than this, and of those shown more often than `impressions`. */
      ageDays: count.default(30),
      agePoints: positive.default(15),
      impressions: count.default(100_000),
      impressionPoints: positive.default(10),
      /** Points from which on the creative is so worn. */
      mild: positive.default(30),
      moderate: positive.default(50),
      severe: positive.default(70),
      critical: positive.default(85),
    })
    .refine((s) => s.mild <= s.moderate && s.moderate <= s.severe && s.severe <= s.critical, {
      path: ['mild'],
      message: 'mild <= moderate <= severe <= critical must hold',
    })
    .prefault({}),
  /** A drop between two windows must exceed this many standard errors, or 0 to ask for none. */
  minStandardErrors: z.number().min(0).default(3),
  /** No spread of a creative's rate from day to day is taken to be smaller, relative; it is the account's own. */
  minDispersion: fraction.default(0.1),
  /** Thinner days are merged into blocks of this size, of at most `maxBlockDays`. */
  minBlockImpressions: count.default(1000),
  minBlockClicks: count.default(10),
  maxBlockDays: count.default(7),
  /** Days that new variants take to be made and tested: until then no others are asked for. */
  refreshDays: count.default(14),
});
