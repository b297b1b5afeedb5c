import assert from 'node:assert/strict';
import type { ActionRecord, ActionState, Stores } from '../../src/index.ts';
import { aPlan } from '../builders/a-plan.ts';
import { aPolicy } from '../builders/a-policy.ts';
import { aTarget } from '../builders/a-target.ts';
import { aSetStatus } from '../builders/an-action.ts';
import { anActionRecord } from '../builders/an-action-record.ts';
import { NOW } from '../builders/now.ts';
import { rejectsWith } from '../rejects-with.ts';
import type { StorageCheck } from './storage-check.ts';

const LATER = '2026-01-15T12:00:01.000Z';
const BEGIN = { from: ['planned'], to: 'executing', detail: null, at: LATER } as const;
const IN_PLAN = { planId: 'plan-1' };

const record = (decisionId: string, overrides: Partial<ActionRecord> = {}) =>
  anActionRecord({ decisionId, ...overrides });

/** Records belong to a plan, which is saved before them. */
async function givenPlans({ plans }: Stores, ...ids: readonly string[]): Promise<void> {
  for (const id of ids) await plans.save(aPlan({ id }), { policy: aPolicy() });
}

/** The clauses of `ActionStore`. */
export const actionChecks: readonly StorageCheck[] = [
  {
    id: 'AC-1',
    title: 'a decision is planned once, and nothing is kept of a call that repeats one',
    check: async (storage) => {
      await givenPlans(storage, 'plan-1', 'plan-2');
      await storage.actions.plan([record('1')]);
      const repeated = [record('2', { planId: 'plan-2' }), record('1', { planId: 'plan-2' })];
      await rejectsWith('conflict', storage.actions.plan(repeated));
      await rejectsWith('conflict', storage.actions.plan([record('3'), record('3')]));
      assert.deepEqual(await storage.actions.listByPlan(IN_PLAN), [record('1')]);
      assert.deepEqual(await storage.actions.listByPlan({ planId: 'plan-2' }), []);
    },
  },
  {
    id: 'AC-2',
    title: 'a transition moves a record from a state that it names, and from no other',
    check: async (storage) => {
      await givenPlans(storage, 'plan-1');
      await storage.actions.plan([record('1'), record('2')]);
      assert.equal(await storage.actions.transition({ decisionId: '1', ...BEGIN }), true);
      assert.equal(await storage.actions.transition({ decisionId: '1', ...BEGIN, detail: 'again' }), false);
      assert.equal(await storage.actions.transition({ decisionId: 'unknown', ...BEGIN }), false);
      const lost = { from: ['planned', 'executing'], to: 'unknown', detail: 'no answer', at: LATER } as const;
      assert.equal(await storage.actions.transition({ decisionId: '2', ...lost }), true);
      assert.deepEqual(await storage.actions.listByPlan(IN_PLAN), [
        record('1', { state: 'executing', updatedAt: LATER }),
        record('2', { state: 'unknown', detail: 'no answer', updatedAt: LATER }),
      ]);
    },
  },
  {
    id: 'AC-2',
    title: 'of two transitions at once exactly one happens',
    check: async (storage) => {
      await givenPlans(storage, 'plan-1');
      await storage.actions.plan([record('1')]);
      const begin = () => storage.actions.transition({ decisionId: '1', ...BEGIN });
      assert.deepEqual((await Promise.all([begin(), begin(), begin()])).toSorted(), [false, false, true]);
      const inside = () =>
        storage.transaction(({ actions }) =>
          actions.transition({ decisionId: '1', from: ['executing'], to: 'failed', detail: null, at: LATER }),
        );
      assert.deepEqual((await Promise.all([inside(), inside()])).toSorted(), [false, true]);
    },
  },
  {
    id: 'AC-3',
    title: "the account's unfinished records are listed in the order of planning",
    check: async (storage) => {
      await givenPlans(storage, 'plan-1', 'plan-2');
      const states: readonly ActionState[] = [
        'unknown',
        'succeeded',
        'executing',
        'failed',
        'planned',
        'conflict',
        'skipped',
        'reconciled',
      ];
      await storage.actions.plan([record('z', { planId: 'plan-2' }), record('y')]);
      await storage.actions.plan(states.map((state) => record(`${state}-1`, { state })));
      await storage.actions.plan([record('theirs', { accountId: 'act_2' })]);
      const unfinished = await storage.actions.listUnfinished({ accountId: 'act_1' });
      assert.deepEqual(
        unfinished.map(({ decisionId }) => decisionId),
        ['z', 'y', 'unknown-1', 'executing-1', 'planned-1'],
      );
    },
  },
  {
    id: 'AC-4',
    title: "a plan's records come back as they were written, in the order of planning",
    check: async (storage) => {
      await givenPlans(storage, 'plan-1', 'plan-2');
      const pause = record('b', {
        target: aTarget({ level: 'account', id: 'act_1', campaignId: null }),
        action: aSetStatus(),
        state: 'skipped',
        detail: 'stopped',
        plannedAt: NOW,
        updatedAt: LATER,
      });
      await storage.actions.plan([pause, record('a')]);
      await storage.actions.plan([record('other', { planId: 'plan-2' })]);
      assert.deepEqual(await storage.actions.listByPlan(IN_PLAN), [pause, record('a')]);
    },
  },
  {
    id: 'AC-5',
    title: "the account's records since an instant are listed in the order of planning",
    check: async (storage) => {
      await givenPlans(storage, 'plan-1');
      const before = record('before', { plannedAt: '2026-01-15T11:59:59.999Z' });
      const after = record('after', { plannedAt: LATER, state: 'succeeded', updatedAt: LATER });
      await storage.actions.plan([before, after, record('exactly')]);
      await storage.actions.plan([record('theirs', { accountId: 'act_2' })]);
      assert.deepEqual(await storage.actions.listSince({ accountId: 'act_1', since: NOW }), [
        after,
        record('exactly'),
      ]);
    },
  },
  {
    id: 'AC-5',
    title: 'of one type the others are left out',
    check: async (storage) => {
      await givenPlans(storage, 'plan-1');
      const action = { type: 'generate_variants', creativeId: 'creative-1' } as const;
      const target = aTarget({ level: 'creative', id: 'creative-1' });
      const refresh = record('refresh', { target, action });
      const earlier = record('earlier', { target, action, plannedAt: '2026-01-15T11:59:59.999Z' });
      await storage.actions.plan([record('1'), earlier, refresh, record('2', { action: aSetStatus() })]);
      const query = { accountId: 'act_1', since: NOW, actionType: 'generate_variants' } as const;
      assert.deepEqual(await storage.actions.listSince(query), [refresh]);
    },
  },
];
