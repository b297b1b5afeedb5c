import assert from 'node:assert/strict';
import type { CycleRun } from '../../src/index.ts';
import { aCycleLogEntry, aCycleRun } from '../builders/a-cycle-run.ts';
import { NOW } from '../builders/now.ts';
import type { StorageCheck } from './storage-check.ts';

const ACCOUNT = { accountId: 'act_1' };
const EARLIER = '2026-01-15T11:30:00.000Z';

const FINISHED: CycleRun = aCycleRun({
  finishedAt: '2026-01-15T12:00:05.000Z',
  status: 'partial',
  stepsExecuted: ['collection', 'decisions', 'api_actions', 'finalize'],
  errors: ['ad "1": refused'],
  planId: 'plan-1',
  stats: {
    campaignsActive: 1,
    adSetsActive: 2,
    adsActive: 3,
    totalSpendToday: null,
    averageRoas: 3.25,
    decisions: 4,
    actionsTaken: 2,
    actionsFailed: 1,
    actionsHeld: 1,
  },
});

/** The clauses of `CycleStore`. */
export const cycleChecks: readonly StorageCheck[] = [
  {
    id: 'CY-1',
    title: 'saving inserts a run, and replaces it under its id',
    check: async ({ cycles }) => {
      await cycles.save(aCycleRun());
      assert.deepEqual(await cycles.get({ id: 'cycle-1' }), aCycleRun());
      await cycles.save(FINISHED);
      assert.deepEqual(await cycles.get({ id: 'cycle-1' }), FINISHED);
      assert.equal(await cycles.get({ id: 'unknown' }), null);
    },
  },
  {
    id: 'CY-2',
    title: 'the last run is the one that started last',
    check: async ({ cycles }) => {
      await cycles.save(aCycleRun({ id: 'a', startedAt: NOW }));
      await cycles.save(aCycleRun({ id: 'b', startedAt: EARLIER }));
      await cycles.save(aCycleRun({ id: 'c', startedAt: '2026-01-15T13:00:00.000Z', accountId: 'act_2' }));
      assert.equal((await cycles.last(ACCOUNT))?.id, 'a');
      assert.equal(await cycles.last({ accountId: 'act_3' }), null);
    },
  },
  {
    id: 'CY-3',
    title: 'history is walked backwards in pages, and no run is met twice',
    check: async ({ cycles }) => {
      await cycles.save(aCycleRun({ id: 'theirs', accountId: 'act_2' }));
      for (const id of ['c', 'a', 'e']) await cycles.save(aCycleRun({ id, startedAt: NOW }));
      for (const id of ['d', 'b']) await cycles.save(aCycleRun({ id, startedAt: EARLIER }));
      const pages: (readonly string[])[] = [];
      for (let before: string | undefined; ; before = pages.at(-1)?.at(-1)) {
        const page = { ...ACCOUNT, limit: 2 };
        const runs = await cycles.history(before === undefined ? page : { ...page, before });
        pages.push(runs.map(({ id }) => id));
        if (runs.length < 2) break;
      }
      assert.deepEqual(pages, [['e', 'c'], ['a', 'd'], ['b']]);
    },
  },
  {
    id: 'CY-4',
    title: "a run's log comes back in the order in which it was written",
    check: async ({ cycles }) => {
      for (const id of ['cycle-1', 'cycle-2']) await cycles.save(aCycleRun({ id }));
      const entries = [
        aCycleLogEntry({ step: 'finalize' }),
        aCycleLogEntry({ step: 'collection', input: null, output: [1, 'two', { three: null }] }),
        aCycleLogEntry({ step: 'decisions', success: false, error: 'no insights', output: null }),
      ];
      for (const entry of entries) await cycles.appendLog(entry);
      await cycles.appendLog(aCycleLogEntry({ cycleId: 'cycle-2' }));
      assert.deepEqual(await cycles.log({ cycleId: 'cycle-1' }), entries);
      assert.deepEqual(await cycles.log({ cycleId: 'cycle-3' }), []);
    },
  },
];
