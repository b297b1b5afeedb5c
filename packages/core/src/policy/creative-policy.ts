import * as z from 'zod';
import { count, countOrNone, fraction, positive } from './fields.ts';

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
