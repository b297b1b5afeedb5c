import * as z from 'zod';
import { confidence, count, countOrNone, positive } from './fields.ts';

/** Cuts are whole milliseconds. */
const seconds = positive.multipleOf(0.001);

/** Seconds from which on a variant is in a category, and the length that longer footage is trimmed to for it. */
const duration = (from: number, to: number) =>
  z.strictObject({ from: seconds.default(from), to: seconds.default(to) }).prefault({});

/** Variants from approved fragments. */
export const productionPolicy = z
  .strictObject({
    /** Live variants of a master; never more than 15, which is as many as an experiment compares by default. */
    minVariants: count.default(5),
    maxVariants: count.max(15).default(15),
    defaultVariants: count.default(9),
    /** Lengths in seconds, to the millisecond. A category ends where the next one begins, the last one at its `to`. */
    durations: z
      .strictObject({ short: duration(5, 7), medium: duration(8, 12), long: duration(13, 18) })
      .refine(
        ({ short, medium, long }) =>
          short.from <= short.to &&
          short.to < medium.from &&
          medium.from <= medium.to &&
          medium.to < long.from &&
          long.from <= long.to,
        'durations must grow from short to long',
      )
      .prefault({}),
    /** Score, 0..100, that is assumed of parts of which nothing is known. */
    assumedScore: z.number().min(0).max(100).default(50),
    /** Measured variants at which a part's own scores weigh as much as what is usual. */
    priorUses: positive.default(3),
    /** Impressions at which a variant's own score does: there the noise of a CTR of 2 % is the spread between creatives. */
    priorImpressions: positive.default(1250),
    /** Points by which parts that were rarely used may be better than they look. */
    exploration: z.number().min(0).default(10),
    /** Points each for fragments, a structure, and it at a length that no live variant has; half of them where one has. */
    diversity: z.number().min(0).default(15),
    /** Slowest fragments of a worn-out variant that are replaced. */
    refreshFragments: count.max(2).default(1),
    /** A structure is compared from so many measured variants on. */
    minStructureVariants: count.default(3),
    /** Standard deviation of the scores within a structure that is believed beforehand. */
    scoreSpread: positive.default(15),
    /** Probability to be better than the next one that makes a structure the best. */
    structureConfidence: confidence.default(0.8),
    /** The most variants that are promoted at once. */
    promote: count.default(3),
    /** A variant with fewer impressions was not measured. */
    promoteMinImpressions: countOrNone.default(1000),
  })
  .refine((p) => p.minVariants <= p.defaultVariants && p.defaultVariants <= p.maxVariants, {
    path: ['defaultVariants'],
    message: 'must lie between minVariants and maxVariants',
  });
