import { CorruptDataError, type Json } from '@adpilot/core';
import * as z from 'zod';
import { adTruthSchema, truthChangeSchema } from './ad-truth.ts';
import { pastRowSchema } from './past-row.ts';

const instant = z.string();
const amount = z.int();
const status = z.enum(['ACTIVE', 'PAUSED', 'ARCHIVED', 'DELETED']);

/** What a budget let through on one local day, in millionths of the daily budget that was in force hour by hour. */
const ledgerDay = z.strictObject({ day: z.string(), accrued: z.int(), spent: z.int() });

const budget = {
  dailyBudget: amount.nullable(),
  lifetimeBudget: amount.nullable(),
  endsAt: instant.nullable(),
  /** Of the last seven days with delivery, oldest first. */
  ledger: z.array(ledgerDay),
  /** All that was ever spent from this budget. */
  spent: amount,
};

const entity = {
  id: z.string(),
  name: z.string(),
  labels: z.array(z.string()),
  status,
  createdAt: instant,
  updatedAt: instant,
};

const campaign = z.strictObject({
  ...entity,
  ...budget,
  objective: z.string(),
});

const adSet = z.strictObject({
  ...entity,
  ...budget,
  campaignId: z.string(),
  optimizationGoal: z.string(),
  learning: z.boolean(),
  /** Changes of the budget within the last hour. */
  budgetChanges: z.array(instant),
});

/** What an ad has to show for one day by now. Conversions and their revenue count once they are reported. */
const adDay = z.strictObject({
  impressions: z.int(),
  linkClicks: z.int(),
  spend: amount,
  conversions: z.int(),
  revenue: amount,
});

const ad = z.strictObject({
  ...entity,
  adSetId: z.string(),
  campaignId: z.string(),
  creativeId: z.string(),
  format: z.enum(['image', 'video']),
  truth: adTruthSchema,
  changes: z.array(truthChangeSchema),
  days: z.record(z.string(), adDay),
});

/** Conversions of an ad and a day that are not reported yet. */
const arrival = z.strictObject({
  adId: z.string(),
  day: z.string(),
  conversions: z.int(),
  revenue: amount,
});

const worldStateSchema = z.strictObject({
  version: z.literal(1),
  seed: z.string(),
  startsAt: instant,
  /** The end of the last simulated hour. */
  simulatedTo: instant,
  /** How many hours have been simulated. */
  hour: z.int(),
  account: z.strictObject({
    id: z.string(),
    name: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    minimumDailyBudget: amount,
  }),
  reportingDelay: z.enum(['typical', 'none']),
  dayNoise: z.number(),
  campaigns: z.array(campaign),
  adSets: z.array(adSet),
  ads: z.array(ad),
  /** By the number of the hour at whose end they are reported. */
  arrivals: z.record(z.string(), z.array(arrival)),
  past: z.array(pastRowSchema),
});

/** Everything that a simulated account is, as plain JSON: it changes as time passes and as requests write. */
export type WorldState = z.output<typeof worldStateSchema>;
export type CampaignState = WorldState['campaigns'][number];
export type AdSetState = WorldState['adSets'][number];
export type AdState = WorldState['ads'][number];
export type AdDay = z.output<typeof adDay>;
export type Arrival = z.output<typeof arrival>;
export type EntityStatus = z.output<typeof status>;
/** What campaigns, ad sets and ads have in common. */
export type EntityState = Pick<
  CampaignState,
  'id' | 'name' | 'labels' | 'status' | 'createdAt' | 'updatedAt'
>;
/** The budget of a campaign or an ad set with what was spent from it. */
export type BudgetState = Pick<
  CampaignState,
  'dailyBudget' | 'lifetimeBudget' | 'endsAt' | 'ledger' | 'spent'
>;

/** @throws CorruptDataError where the value is not what `save` returned */
export function parseWorldState(value: Json): WorldState {
  const parsed = worldStateSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CorruptDataError({
    message: `not a saved simulator at ${issue?.path.join('.') || 'its root'}: ${issue?.message}`,
  });
}
