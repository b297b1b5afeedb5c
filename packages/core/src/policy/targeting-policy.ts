import * as z from 'zod';
import { count, fraction, positive, sumsToOne } from './fields.ts';

/** Segments of the audience, and what is recommended of them. */
export const targetingPolicy = z
  .strictObject({
    /** What is assumed of a segment without data, and its weight in impressions, clicks or tenths of a conversion. */
    priorWeight: positive.default(100),
    priorCtr: fraction.default(0.015),
    priorCvr: fraction.default(0.02),
    priorRoas: positive.default(2.5),
    /** How many impressions or clicks one conversion weighs as in the return. */
    conversionWeight: positive.default(10),
    /** Parts of CTR, conversion rate and return in the score of a segment. */
    weights: z
      .strictObject({ ctr: fraction.default(0.25), cvr: fraction.default(0.4), roas: fraction.default(0.35) })
      .refine(sumsToOne, 'weights must sum to 1')
      .prefault({}),
    /** Figures that bring a term's full weight. */
    bestCtr: positive.default(0.045),
    bestCvr: positive.default(0.06),
    bestRoas: positive.default(5),
    /** How far figures on so many impressions are trusted; linear between, flat above the last. */
    confidence: z
      .array(z.strictObject({ impressions: z.int().min(0), confidence: fraction }))
      .min(1)
      .default([
        { impressions: 0, confidence: 0 },
        { impressions: 100, confidence: 0.3 },
        { impressions: 500, confidence: 0.6 },
        { impressions: 2000, confidence: 0.9 },
        { impressions: 7000, confidence: 0.95 },
      ])
      .refine(
        (points) =>
          points.every((point, i) => {
            const before = points[i - 1];
            return (
              !before || (point.impressions > before.impressions && point.confidence >= before.confidence)
            );
          }),
        'impressions must grow, and confidence must not fall',
      ),
    /** Least confidence of a recommendation that is called high, and medium. */
    highConfidence: fraction.default(0.9),
    mediumConfidence: fraction.default(0.6),
    /** More interests and behaviours than this are not recommended. */
    maxInterests: count.default(15),
    maxBehaviours: count.default(10),
    /** Impressions per person in so many days. */
    frequencyCap: z.strictObject({ impressions: count.default(3), days: count.default(7) }).prefault({}),
    /** A segment that was shown so often and clicked so rarely has had enough. */
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
      .refine(
        (countries) => Object.values(countries).reduce((sum, { min }) => sum + min, 0) <= 1 + 1e-9,
        'the smallest shares together must not exceed 1',
      )
      .default({}),
  })
  .refine((t) => t.mediumConfidence <= t.highConfidence, {
    path: ['mediumConfidence'],
    message: 'mediumConfidence must not exceed highConfidence',
  });
