import * as z from 'zod';

/** A fraction in 0..1. */
export const fraction = z.number().min(0).max(1);

/** A probability that leaves room for doubt: above 0, below 1. */
export const confidence = z.number().gt(0).lt(1);

/** A number above 0. */
export const positive = z.number().positive();

/** A count of at least one. */
export const count = z.int().min(1);

/** A count that may be 0. */
export const countOrNone = z.int().min(0);

/** An amount in major units of the policy's currency, as decimal text: never a float. */
export const amount = z.string().regex(/^\d+(\.\d+)?$/, 'expected a decimal amount such as "500.00"');

/** Weights that share one whole. */
export function sumsToOne(weights: Readonly<Record<string, number>>): boolean {
  return Math.abs(Object.values(weights).reduce((sum, weight) => sum + weight, 0) - 1) < 1e-9;
}

/** How sure somebody has to be: at least as sure as of the opposite. */
export const certainty = z.number().min(0.5).lt(1);

/** Hours to look back on changes of budgets: a cycle knows those of 8 days. */
export const hoursBack = z
  .int()
  .min(0)
  .max(8 * 24);
