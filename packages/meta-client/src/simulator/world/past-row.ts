import type { InsightRow } from '@adpilot/core';
import * as z from 'zod';

const count = z.int().min(0);

/** A row of a day gone by, as an export or another account has it. */
export const pastRowSchema = z.strictObject({
  adId: z.string(),
  adSetId: z.string(),
  campaignId: z.string(),
  day: z.iso.date(),
  impressions: count,
  reach: count.nullable(),
  clicks: count.nullable(),
  linkClicks: count.nullable(),
  spend: count,
  conversions: count.nullable(),
  revenue: count.nullable(),
  videoViews3s: count.nullable(),
  videoViews25: count.nullable(),
  videoViews50: count.nullable(),
  videoViews75: count.nullable(),
  videoViews100: count.nullable(),
  engagements: count.nullable(),
  attributionSetting: z.string().nullable(),
  knownAt: z.iso.datetime({ precision: 3 }),
}) satisfies z.ZodType<InsightRow>;
