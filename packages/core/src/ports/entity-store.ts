import type { AdAccount } from '../model/account.ts';
import type { Ad } from '../model/ad.ts';
import type { AdSet } from '../model/ad-set.ts';
import type { Campaign } from '../model/campaign.ts';
import type { Creative } from '../model/creative.ts';
import type { Instant } from '../shared/instant.ts';
import type { MinorUnits } from '../shared/money.ts';

/** An account's tree as it was read at one time. */
export type EntityTree = {
  readonly account: AdAccount;
  readonly campaigns: readonly Campaign[];
  readonly adSets: readonly AdSet[];
  readonly ads: readonly Ad[];
  readonly creatives: readonly Creative[];
};

/** The budget of a campaign or an ad set as last seen or written by us. */
export type KnownBudget = {
  readonly level: 'campaign' | 'ad_set';
  readonly id: string;
  readonly dailyBudget: MinorUnits | null;
  readonly lifetimeBudget: MinorUnits | null;
};

/**
 * The last known state of an account's entities.
 *
 * - EN-1: `save` replaces what is known of the given entities and keeps all others.
 * - EN-2: `budgets` lists the last known budgets of the account's campaigns and ad sets, ordered by level and id.
 * - EN-3: `saveBudget` changes the known budget of one entity; an entity that is not known is a `NotFoundError`.
 * - EN-4: `tree` gives back what was saved, ordered by id, or null for an account that never was.
 */
export interface EntityStore {
  save(tree: EntityTree, at: { readonly readAt: Instant }): Promise<void>;
  tree(query: { readonly accountId: string }): Promise<EntityTree | null>;
  budgets(query: { readonly accountId: string }): Promise<readonly KnownBudget[]>;
  saveBudget(budget: KnownBudget & { readonly accountId: string }): Promise<void>;
}
