import assert from 'node:assert/strict';
import type { AccountControls } from '../../src/index.ts';
import { aCampaign } from '../builders/a-campaign.ts';
import { aCycleRun } from '../builders/a-cycle-run.ts';
import { aPlan } from '../builders/a-plan.ts';
import { aPolicy } from '../builders/a-policy.ts';
import { aTree } from '../builders/a-tree.ts';
import { anActionRecord } from '../builders/an-action-record.ts';
import { anExperiment } from '../builders/an-experiment.ts';
import { anInsightRow } from '../builders/an-insight-row.ts';
import { NOW } from '../builders/now.ts';
import { rejectsWith } from '../rejects-with.ts';
import type { StorageCheck } from './storage-check.ts';

const ACCOUNT = { accountId: 'act_1' };
const OF_JANUARY = { ...ACCOUNT, since: '2026-01-01', until: '2026-01-31' };
const STOPPED: AccountControls = {
  ...ACCOUNT,
  stopped: true,
  reason: 'test',
  changedBy: 'ann',
  changedAt: NOW,
  outageClosedAt: null,
};

/** The clauses of `Storage`. */
export const transactionChecks: readonly StorageCheck[] = [
  {
    id: 'ST-1',
    title: 'what a call wrote is read by the next one',
    check: async (storage) => {
      await storage.controls.set(STOPPED);
      assert.deepEqual(await storage.controls.get(ACCOUNT), STOPPED);
    },
  },
  {
    id: 'ST-2',
    title: 'a transaction that resolves keeps everything, and gives back what its function gave',
    check: async (storage) => {
      const answer = await storage.transaction(async ({ cycles, entities }) => {
        await cycles.save(aCycleRun());
        await entities.save(aTree(), { readAt: NOW });
        return { done: true };
      });
      assert.deepEqual(answer, { done: true });
      assert.deepEqual(await storage.cycles.get({ id: 'cycle-1' }), aCycleRun());
      assert.deepEqual(await storage.entities.tree(ACCOUNT), aTree());
    },
  },
  {
    id: 'ST-2',
    title: 'a transaction that rejects keeps nothing, and rejects with its own error',
    check: async (storage) => {
      await storage.experiments.save(anExperiment());
      const failure = new Error('in the middle');
      const attempt = storage.transaction(async (stores) => {
        await stores.entities.save(aTree(), { readAt: NOW });
        await stores.insights.upsert([anInsightRow()], ACCOUNT);
        await stores.experiments.save(anExperiment({ status: 'archived' }));
        await stores.plans.save(aPlan(), { policy: aPolicy() });
        await stores.actions.plan([anActionRecord()]);
        await stores.controls.set(STOPPED);
        await stores.leases.acquire({ name: 'x', holder: 'ann', ttlMs: 1000, now: NOW });
        throw failure;
      });
      await assert.rejects(attempt, (error) => error === failure);
      assert.equal(await storage.entities.tree(ACCOUNT), null);
      assert.deepEqual(await storage.insights.list(OF_JANUARY), []);
      assert.deepEqual(await storage.experiments.get({ id: 'experiment-1' }), anExperiment());
      assert.equal(await storage.plans.get({ planId: 'plan-1' }), null);
      assert.deepEqual(await storage.actions.listUnfinished(ACCOUNT), []);
      assert.equal((await storage.controls.get(ACCOUNT)).stopped, false);
      assert.ok(await storage.leases.acquire({ name: 'x', holder: 'ben', ttlMs: 1000, now: NOW }));
    },
  },
  {
    id: 'ST-2',
    title: 'a refusal that the function catches does not end its transaction',
    check: async (storage) => {
      await storage.transaction(async (stores) => {
        await stores.plans.save(aPlan(), { policy: aPolicy() });
        await stores.actions.plan([anActionRecord()]);
        await rejectsWith('conflict', stores.plans.save(aPlan({ currency: 'EUR' }), { policy: aPolicy() }));
        await rejectsWith('conflict', stores.actions.plan([anActionRecord()]));
        await stores.controls.set(STOPPED);
      });
      assert.deepEqual(await storage.actions.listUnfinished(ACCOUNT), [anActionRecord()]);
      assert.equal((await storage.controls.get(ACCOUNT)).stopped, true);
    },
  },
  {
    id: 'ST-2',
    title: 'transactions at once lose no update',
    check: async (storage) => {
      await storage.entities.save(aTree(), { readAt: NOW });
      const add = (id: string) =>
        storage.transaction((stores) =>
          stores.entities.save(aTree({ campaigns: [aCampaign({ id })], adSets: [], ads: [] }), {
            readAt: NOW,
          }),
        );
      await Promise.all([add('a'), add('b'), add('c')]);
      const campaigns = (await storage.entities.tree(ACCOUNT))?.campaigns.map(({ id }) => id);
      assert.deepEqual(campaigns, ['a', 'b', 'c', 'campaign-1']);
    },
  },
  {
    id: 'ST-3',
    title: 'a transaction reads what it wrote',
    check: async (storage) => {
      await storage.transaction(async ({ insights, experiments }) => {
        await insights.upsert([anInsightRow({ clicks: 1 })], ACCOUNT);
        assert.deepEqual(await insights.list(OF_JANUARY), [anInsightRow({ clicks: 1 })]);
        await experiments.save(anExperiment());
        assert.deepEqual(await experiments.listOpen(ACCOUNT), [anExperiment()]);
      });
    },
  },
  {
    id: 'ST-4',
    title: 'a call on the outer storage inside its transaction rejects, and the transaction goes on',
    check: async (storage) => {
      await storage.transaction(async (stores) => {
        await rejectsWith('conflict', storage.controls.get(ACCOUNT));
        await rejectsWith('conflict', storage.controls.set(STOPPED));
        await rejectsWith(
          'conflict',
          storage.transaction(async () => 'inner'),
        );
        await stores.cycles.save(aCycleRun());
      });
      assert.equal((await storage.controls.get(ACCOUNT)).stopped, false);
      assert.deepEqual(await storage.cycles.last(ACCOUNT), aCycleRun());
    },
  },
  {
    id: 'ST-4',
    title: 'what a transaction left running uses the outer storage again once it is over',
    check: async (storage) => {
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      const left = await storage.transaction(async () => ({
        running: ended.then(() => storage.controls.get(ACCOUNT)),
      }));
      end();
      assert.equal((await left.running).stopped, false);
    },
  },
  {
    id: 'ST-5',
    title: 'changing what was handed in or out changes nothing that is stored',
    check: async ({ entities, plans, insights }) => {
      const tree = aTree();
      const plan = aPlan();
      const row = anInsightRow();
      await entities.save(tree, { readAt: NOW });
      await plans.save(plan, { policy: aPolicy() });
      await insights.upsert([row], ACCOUNT);
      const readBack = async () => [
        await entities.tree(ACCOUNT),
        await plans.get({ planId: 'plan-1' }),
        await insights.list(OF_JANUARY),
      ];
      spoil([tree, plan, row]);
      spoil(await readBack());
      assert.deepEqual(await readBack(), [aTree(), aPlan(), [anInsightRow()]]);
    },
  },
  {
    id: 'ST-6',
    title: 'a record whose parent is unknown is refused, and nothing of the call is kept',
    check: async (storage) => {
      const orphan = aTree({ campaigns: [aCampaign({ id: 'another' })] });
      await rejectsWith('not_found', storage.entities.save(orphan, { readAt: NOW }));
      assert.equal(await storage.entities.tree(ACCOUNT), null);
      await rejectsWith('not_found', storage.actions.plan([anActionRecord({ planId: 'none' })]));
      assert.deepEqual(await storage.actions.listByPlan({ planId: 'none' }), []);
    },
  },
];

/** Overwrites every member of every object within. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values(value)) spoil(member);
  for (const key of Object.keys(value)) Reflect.set(value, key, 'spoilt');
}
