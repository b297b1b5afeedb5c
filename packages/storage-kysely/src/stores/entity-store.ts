import { type EntityStore, type EntityTree, type Instant, NotFoundError } from '@adpilot/core';
import type { Kysely } from 'kysely';
import type { Connect } from '../connect.ts';
import type { Database } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';
import type { RowMapping } from '../row-mapping.ts';
import {
  accountRows,
  adRows,
  adSetRows,
  budgetRows,
  campaignRows,
  creativeRows,
  joinTexts,
  type Reading,
  splitTexts,
  withoutReading,
} from '../rows/entity-rows.ts';
import { upsertRows } from '../write-rows.ts';

/** Entities in the database. */
export function createEntityStore(connect: Connect): EntityStore {
  return {
    save: async (tree, { readAt }) => inTransaction(connect(), (trx) => saveTree(trx, tree, readAt)),
    // Five statements that must not see the work of another transaction in between.
    tree: async ({ accountId }) =>
      inTransaction(connect(), (trx) => treeOf(trx, accountId), { isolation: 'repeatable read' }),
    budgets: async ({ accountId }) => {
      const budgets = await connect()
        .selectFrom((db) =>
          db
            .selectFrom('meta_ad_sets')
            .select((eb) => [eb.val('ad_set').as('level'), 'id', 'daily_budget', 'lifetime_budget'])
            .where('account_id', '=', accountId)
            .unionAll(
              db
                .selectFrom('meta_campaigns')
                .select((eb) => [eb.val('campaign').as('level'), 'id', 'daily_budget', 'lifetime_budget'])
                .where('account_id', '=', accountId),
            )
            .as('budgets'),
        )
        .select(budgetRows.selection)
        .orderBy('level')
        .orderBy('id')
        .execute();
      return budgets.map(budgetRows.decode);
    },
    saveBudget: async ({ accountId, level, id, dailyBudget, lifetimeBudget }) => {
      const { numUpdatedRows } = await connect()
        .updateTable(level === 'campaign' ? 'meta_campaigns' : 'meta_ad_sets')
        .set({ daily_budget: dailyBudget, lifetime_budget: lifetimeBudget })
        .where('account_id', '=', accountId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows > 0n) return;
      throw new NotFoundError({ message: `no ${level} ${id}`, context: { accountId, id } });
    },
  };
}

/** Parents go first: their children refer to them. */
async function saveTree(db: Kysely<Database>, tree: EntityTree, readAt: Instant): Promise<void> {
  const reading: Reading = { accountId: tree.account.id, readAt };
  const read = <T extends object>(entities: readonly T[]) =>
    entities.map((entity) => ({ ...entity, ...reading }));
  await upsertRows(db, accountRows, [{ ...tree.account, readAt }]);
  await upsertRows(db, campaignRows, read(tree.campaigns));
  await upsertRows(db, adSetRows, read(tree.adSets));
  await upsertRows(db, adRows, read(tree.ads));
  await upsertRows(db, creativeRows, read(tree.creatives.map(splitTexts)));
}

async function treeOf(db: Kysely<Database>, accountId: string): Promise<EntityTree | null> {
  const account = await db
    .selectFrom('meta_accounts')
    .select(accountRows.selection)
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (account === undefined) return null;
  const { readAt: _, ...known } = accountRows.decode(account);
  const creatives = await entitiesOf(db, 'meta_creatives', creativeRows, accountId);
  return {
    account: known,
    campaigns: await entitiesOf(db, 'meta_campaigns', campaignRows, accountId),
    adSets: await entitiesOf(db, 'meta_ad_sets', adSetRows, accountId),
    ads: await entitiesOf(db, 'meta_ads', adRows, accountId),
    creatives: creatives.map(joinTexts),
  };
}

async function entitiesOf<Row extends Reading>(
  db: Kysely<Database>,
  table: 'meta_campaigns' | 'meta_ad_sets' | 'meta_ads' | 'meta_creatives',
  { selection, decode }: RowMapping<Row>,
  accountId: string,
): Promise<readonly Omit<Row, keyof Reading>[]> {
  const rows = await db
    .selectFrom(table)
    .select(selection)
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  return rows.map((row) => withoutReading(decode(row)));
}
