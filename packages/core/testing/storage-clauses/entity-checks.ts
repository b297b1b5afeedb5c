import assert from 'node:assert/strict';
import { aCampaign } from '../builders/a-campaign.ts';
import { aCreative } from '../builders/a-creative.ts';
import { aTree } from '../builders/a-tree.ts';
import { anAccount } from '../builders/an-account.ts';
import { anAd } from '../builders/an-ad.ts';
import { anAdSet } from '../builders/an-ad-set.ts';
import { NOW } from '../builders/now.ts';
import { rejectsWith } from '../rejects-with.ts';
import type { StorageCheck } from './storage-check.ts';

const READ = { readAt: NOW };
const ACCOUNT = { accountId: 'act_1' };

/** The clauses of `EntityStore`. */
export const entityChecks: readonly StorageCheck[] = [
  {
    id: 'EN-1',
    title: 'saving replaces the given entities and keeps the others',
    check: async ({ entities }) => {
      const kept = aCampaign({ id: 'campaign-2' });
      await entities.save(aTree({ campaigns: [aCampaign({ name: 'Old' }), kept] }), READ);
      const renamed = { account: anAccount({ name: 'New' }), campaigns: [aCampaign({ name: 'New' })] };
      await entities.save(aTree({ ...renamed, adSets: [], ads: [], creatives: [] }), READ);
      assert.deepEqual(
        await entities.tree(ACCOUNT),
        aTree({ account: renamed.account, campaigns: [...renamed.campaigns, kept] }),
      );
    },
  },
  {
    id: 'EN-2',
    title: 'budgets of campaigns and ad sets are listed by level and id',
    check: async ({ entities }) => {
      const campaigns = [aCampaign({ budgetOwner: 'campaign', lifetimeBudget: 90_000 })];
      const adSets = [anAdSet({ id: 'b', dailyBudget: 700 }), anAdSet({ id: 'B', dailyBudget: null })];
      await entities.save(aTree({ campaigns, adSets, ads: [] }), READ);
      await entities.save(aTree({ account: anAccount({ id: 'act_2' }) }), READ);
      assert.deepEqual(await entities.budgets(ACCOUNT), [
        { level: 'ad_set', id: 'B', dailyBudget: null, lifetimeBudget: null },
        { level: 'ad_set', id: 'b', dailyBudget: 700, lifetimeBudget: null },
        { level: 'campaign', id: 'campaign-1', dailyBudget: null, lifetimeBudget: 90_000 },
      ]);
    },
  },
  {
    id: 'EN-3',
    title: 'a saved budget is the known one, in the lists and in the tree',
    check: async ({ entities }) => {
      await entities.save(aTree(), READ);
      const budget = { level: 'ad_set', id: 'ad-set-1', dailyBudget: 6000, lifetimeBudget: null } as const;
      await entities.saveBudget({ ...ACCOUNT, ...budget });
      assert.deepEqual((await entities.budgets(ACCOUNT))[0], budget);
      assert.deepEqual((await entities.tree(ACCOUNT))?.adSets, [anAdSet({ dailyBudget: 6000 })]);
    },
  },
  {
    id: 'EN-3',
    title: 'the budget of an entity that is not known is refused',
    check: async ({ entities }) => {
      await entities.save(aTree(), READ);
      const budget = { level: 'campaign', dailyBudget: 6000, lifetimeBudget: null } as const;
      await rejectsWith('not_found', entities.saveBudget({ ...ACCOUNT, ...budget, id: 'ad-set-1' }));
      await rejectsWith(
        'not_found',
        entities.saveBudget({ accountId: 'act_2', ...budget, id: 'campaign-1' }),
      );
    },
  },
  {
    id: 'EN-4',
    title: 'a tree comes back as it was saved, ordered by id',
    check: async ({ entities }) => {
      const tree = aTree({
        account: anAccount({ spendCap: Number.MAX_SAFE_INTEGER, pageIds: ['2', '1'] }),
        campaigns: ['c', 'a'].map((id) => aCampaign({ id, labels: ['x, "y"', '{z}'], name: "O'Neil — ü" })),
        adSets: ['s', 'S'].map((id) => anAdSet({ id, campaignId: 'c', targeting: null })),
        ads: ['2', '10'].map((id) => anAd({ id, adSetId: 's', campaignId: 'c', creativeId: null })),
        creatives: ['z', 'y'].map((id) => aCreative({ id, texts: { title: null, body: 'two\nlines' } })),
      });
      await entities.save(tree, READ);
      assert.deepEqual(await entities.tree(ACCOUNT), {
        account: tree.account,
        campaigns: tree.campaigns.toReversed(),
        adSets: tree.adSets.toReversed(),
        ads: tree.ads.toReversed(),
        creatives: tree.creatives.toReversed(),
      });
    },
  },
  {
    id: 'EN-4',
    title: 'an account that was never saved has no tree, and nobody sees the one of another account',
    check: async ({ entities }) => {
      await entities.save(aTree(), READ);
      assert.equal(await entities.tree({ accountId: 'act_2' }), null);
      const other = aTree({
        account: anAccount({ id: 'act_2' }),
        campaigns: [aCampaign({ name: 'Theirs' })],
      });
      await entities.save(other, READ);
      assert.deepEqual(await entities.tree(ACCOUNT), aTree());
      assert.deepEqual(await entities.tree({ accountId: 'act_2' }), other);
    },
  },
];
