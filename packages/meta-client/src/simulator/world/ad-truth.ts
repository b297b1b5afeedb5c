import * as z from 'zod';

const factor = z.number().min(0).default(1);

/** What is really so about an ad, unknown to whoever reads its figures. */
export const adTruthSchema = z.strictObject({
  /** Link clicks per impression. */
  ctr: z.number().min(0).max(1),
  /** Conversions per link click; above 1 where people also convert after a mere view. */
  cvr: z.number().min(0),
  /** Mean value of an order in minor units, not necessarily whole. */
  averageOrderValue: z.number().min(0),
  /** Price of a thousand impressions in minor units, not necessarily whole. */
  cpm: z.number().positive(),
});

/** Factors on an ad's truth, in force from a day on until the next change; a factor that is left out is 1. */
export const truthChangeSchema = z.strictObject({
  /** Days after the day on which the world starts. */
  fromDay: z.int().min(0),
  ctrFactor: factor,
  cvrFactor: factor,
  cpmFactor: factor,
  orderValueFactor: factor,
});

export type AdTruth = z.output<typeof adTruthSchema>;
