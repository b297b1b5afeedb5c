import * as z from 'zod';
import { count, countOrNone, fraction, positive } from './fields.ts';

/** Creatives that wear out. Which of the named rules fire is chosen here; all of them are evidence. */
export const fatiguePolicy = z.strictObject({
  /** CTR of the recent window against the days before it. */
  ctrDrop: z
    .strictObject({
      enabled: z.boolean().default(true),
      drop: fraction.default(0.3),
      recentDays: count.default(1),
      baselineDays: count.default(7),
    })
    .prefault({}),
  /** An old creative against its own first week. */
  ageAndDrop: z
    .strictObject({
      enabled: z.boolean().default(false),
      metric: z.enum(['ctr', 'roas']).default('ctr'),
      minAgeDays: count.default(14),
      drop: fraction.default(0.2),
      recentDays: count.default(3),
      baselineDays: count.default(7),
    })
    .prefault({}),
  /** Cumulative sum of standardised daily clicks. */
  cusum: z
    .strictObject({
      enabled: z.boolean().default(false),
      threshold: positive.default(3.4),
      /** The threshold where other rules fire too: together they keep the same budget of false alarms. */
      thresholdBesideOthers: positive.default(3.8),
      slack: positive.default(0.5),
      baselineDays: z.array(count).default([7, 14]),
      minLifeHours: countOrNone.default(48),
      seasonWeight: positive.default(50),
      botLimitDeviations: positive.default(4),
    })
    .prefault({}),
  /** Points of the composite fatigue score. */
  score: z
    .strictObject({
      enabled: z.boolean().default(false),
      minDrop: fraction.default(0.3),
      ctrPointsPerPercent: positive.default(0.8),
      ctrMaxPoints: positive.default(40),
      cvrPointsPerPercent: positive.default(0.6),
      cvrMaxPoints: positive.default(30),
      ageDays: count.default(30),
      agePoints: positive.default(15),
      impressions: count.default(100_000),
      impressionPoints: positive.default(10),
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
  /** A drop must exceed this many standard errors, or 0 to ask for none. */
  minStandardErrors: z.number().min(0).default(3),
  /** Spread of a creative's CTR from day to day beyond counting, relative. */
  dispersion: fraction.default(0.12),
  minDispersion: fraction.default(0.1),
  /** Thinner days are merged into blocks of this size, of at most `maxBlockDays`. */
  minBlockImpressions: count.default(1000),
  minBlockClicks: count.default(10),
  maxBlockDays: count.default(7),
});
