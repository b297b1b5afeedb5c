import type { Ad, AdAccount, AdSet, Budget, Campaign, Creative, Instant, KnownBudget } from '@adpilot/core';
import { anyJson, instant, integer, oneOf, orNull, text, texts } from '../columns.ts';
import { mapRows } from '../row-mapping.ts';

/** Of which account an entity is, and when it was read. */
export type Reading = { readonly accountId: string; readonly readAt: Instant };

/** A row of `meta_accounts`. */
export type AccountRow = AdAccount & Pick<Reading, 'readAt'>;

/** A row of `meta_campaigns`. */
export type CampaignRow = Campaign & Reading;

/** A row of `meta_ad_sets`. */
export type AdSetRow = AdSet & Reading;

/** A row of `meta_ads`. */
export type AdRow = Ad & Reading;

/** A row of `meta_creatives`, with the texts in columns of their own. */
export type CreativeRow = Omit<Creative, 'texts'> & Creative['texts'] & Reading;

/** The entity alone. */
export function withoutReading<Row extends Reading>(row: Row): Omit<Row, keyof Reading> {
  const { accountId: _, readAt: __, ...entity } = row;
  return entity;
}

/** Puts a creative's texts into columns of their own. */
export function splitTexts({
  texts: { title, body },
  ...creative
}: Creative): Omit<CreativeRow, keyof Reading> {
  return { ...creative, title, body };
}

/** Takes a creative's texts out of their columns. */
export function joinTexts({ title, body, ...creative }: Omit<CreativeRow, keyof Reading>): Creative {
  return { ...creative, texts: { title, body } };
}

const reading = { accountId: text, readAt: instant };
const described = {
  name: text,
  labels: texts,
  status: text,
  effectiveStatus: text,
  createdAt: instant,
};
const budget = {
  dailyBudget: orNull(integer),
  lifetimeBudget: orNull(integer),
  budgetRemaining: orNull(integer),
  endsAt: orNull(instant),
} satisfies Record<keyof Budget, unknown>;

/** Accounts as they were read last. */
export const accountRows = mapRows<AccountRow>('meta_accounts', ['id'], {
  id: text,
  name: text,
  currency: text,
  timeZone: text,
  spendCap: orNull(integer),
  minimumDailyBudget: orNull(integer),
  pageIds: texts,
  readAt: instant,
});

/** Campaigns as they were read last. */
export const campaignRows = mapRows<CampaignRow>('meta_campaigns', ['accountId', 'id'], {
  ...reading,
  id: text,
  ...described,
  objective: text,
  budgetOwner: oneOf('campaign', 'ad_sets'),
  ...budget,
  bidStrategy: orNull(text),
  specialAdCategories: texts,
});

/** Ad sets as they were read last. */
export const adSetRows = mapRows<AdSetRow>('meta_ad_sets', ['accountId', 'id'], {
  ...reading,
  id: text,
  campaignId: text,
  ...described,
  ...budget,
  optimizationGoal: orNull(text),
  billingEvent: orNull(text),
  targeting: anyJson,
  learningStage: orNull(text),
  lastSignificantEdit: orNull(instant),
});

/** Ads as they were read last. */
export const adRows = mapRows<AdRow>('meta_ads', ['accountId', 'id'], {
  ...reading,
  id: text,
  adSetId: text,
  campaignId: text,
  creativeId: orNull(text),
  ...described,
});

/** Creatives as they were read last. */
export const creativeRows = mapRows<CreativeRow>('meta_creatives', ['accountId', 'id'], {
  ...reading,
  id: text,
  name: text,
  kind: text,
  assetId: orNull(text),
  title: orNull(text),
  body: orNull(text),
  variantId: orNull(text),
});

/** Budgets of two tables in one list. */
export const budgetRows = mapRows<KnownBudget>('meta_campaigns and meta_ad_sets', ['level', 'id'], {
  level: oneOf('campaign', 'ad_set'),
  id: text,
  dailyBudget: orNull(integer),
  lifetimeBudget: orNull(integer),
});
