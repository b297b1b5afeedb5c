import { type EntityStore, type EntityTree, type KnownBudget, NotFoundError } from '@adpilot/core';
import { compareText, keyOf } from '../keys.ts';
import { type Table, valuesWhere } from '../table.ts';
import type { Owned, Tables } from '../tables.ts';
import type { UseTables } from '../use-tables.ts';

/** Entities in memory. */
export function createEntityStore(use: UseTables): EntityStore {
  return {
    save: (tree) => use((tables) => saveTree(tables, structuredClone(tree))),
    tree: ({ accountId }) => use((tables) => treeOf(tables, accountId)),
    budgets: ({ accountId }) =>
      use(({ campaigns, adSets }) => [
        ...ownedBy(accountId, adSets).map((adSet) => budgetOf('ad_set', adSet)),
        ...ownedBy(accountId, campaigns).map((campaign) => budgetOf('campaign', campaign)),
      ]),
    saveBudget: (budget) =>
      use(({ campaigns, adSets }) => {
        if (budget.level === 'campaign') changeBudget(campaigns, budget);
        else changeBudget(adSets, budget);
      }),
  };
}

function saveTree(tables: Tables, { account, campaigns, adSets, ads, creatives }: EntityTree): void {
  const { id: accountId } = account;
  const save = <T extends { readonly id: string }>(table: Table<Owned<T>>, entities: readonly T[]): void => {
    for (const value of entities) table.set(keyOf(accountId, value.id), { accountId, value });
  };
  const requireParent = (table: Table<unknown>, id: string, child: { readonly id: string }): void => {
    if (table.get(keyOf(accountId, id)) !== undefined) return;
    throw new NotFoundError({ message: `the parent ${id} of ${child.id} is not known`, context: { id } });
  };
  tables.accounts.set(accountId, account);
  save(tables.campaigns, campaigns);
  save(tables.adSets, adSets);
  save(tables.ads, ads);
  save(tables.creatives, creatives);
  for (const adSet of adSets) requireParent(tables.campaigns, adSet.campaignId, adSet);
  for (const ad of ads) {
    requireParent(tables.campaigns, ad.campaignId, ad);
    requireParent(tables.adSets, ad.adSetId, ad);
  }
}

function treeOf(tables: Tables, accountId: string): EntityTree | null {
  const account = tables.accounts.get(accountId);
  if (account === undefined) return null;
  return {
    account,
    campaigns: ownedBy(accountId, tables.campaigns),
    adSets: ownedBy(accountId, tables.adSets),
    ads: ownedBy(accountId, tables.ads),
    creatives: ownedBy(accountId, tables.creatives),
  };
}

function ownedBy<T extends { readonly id: string }>(accountId: string, table: Table<Owned<T>>): readonly T[] {
  return valuesWhere(table, (owned) => owned.accountId === accountId)
    .map(({ value }) => value)
    .sort((a, b) => compareText(a.id, b.id));
}

function budgetOf(
  level: KnownBudget['level'],
  { id, dailyBudget, lifetimeBudget }: Omit<KnownBudget, 'level'>,
): KnownBudget {
  return { level, id, dailyBudget, lifetimeBudget };
}

function changeBudget<T extends Omit<KnownBudget, 'level'>>(
  table: Table<Owned<T>>,
  { accountId, level, id, dailyBudget, lifetimeBudget }: KnownBudget & { readonly accountId: string },
): void {
  const known = table.get(keyOf(accountId, id));
  if (known === undefined)
    throw new NotFoundError({ message: `no ${level} ${id}`, context: { accountId, id } });
  table.set(keyOf(accountId, id), { accountId, value: { ...known.value, dailyBudget, lifetimeBudget } });
}
