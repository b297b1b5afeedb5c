import type { EntityRef } from '@adpilot/core';
import * as z from 'zod';
import { amount } from '../wire/amount.ts';

/** Ads have no budget, and asking for one is an error. */
export const CURRENT_VALUE_FIELDS: Readonly<Record<EntityRef['level'], string>> = {
  campaign: 'account_id,status,daily_budget,lifetime_budget',
  ad_set: 'account_id,status,daily_budget,lifetime_budget',
  ad: 'account_id,status',
};

/** The values of one entity as Meta answers them. */
export const currentValueResponse = z.object({
  account_id: z.string(),
  status: z.string(),
  daily_budget: amount.nullish(),
  lifetime_budget: amount.nullish(),
});
