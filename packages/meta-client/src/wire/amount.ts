import type { MinorUnits } from '@adpilot/core';
import * as z from 'zod';

/** An amount that Meta counts in whole minor units: text such as "500", or a number. */
export const amount = z
  .union([z.string().regex(/^\d+$/, 'not a whole number of minor units'), z.int().nonnegative()])
  .transform(Number)
  .pipe(z.int());

/** An amount that Meta writes as 0, or leaves out, where there is none. */
export function amountOrNone(value: MinorUnits | null | undefined): MinorUnits | null {
  return value ? value : null;
}
