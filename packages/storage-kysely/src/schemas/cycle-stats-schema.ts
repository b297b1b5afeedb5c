import type { CycleStats } from '@adpilot/core';
import * as z from 'zod';

/** What is stored of the account at the end of a run. */
export const cycleStatsSchema = z.strictObject({
  campaignsActive: z.int(),
  adSetsActive: z.int(),
  adsActive: z.int(),
  totalSpendToday: z.int().nullable(),
  averageRoas: z.number().nullable(),
  decisions: z.int(),
  actionsTaken: z.int(),
  actionsFailed: z.int(),
  actionsHeld: z.int(),
}) satisfies z.ZodType<CycleStats>;
