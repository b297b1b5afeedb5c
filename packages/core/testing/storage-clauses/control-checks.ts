import assert from 'node:assert/strict';
import { NOW } from '../builders/now.ts';
import type { StorageCheck } from './storage-check.ts';

const NEVER_SWITCHED = {
  stopped: false,
  reason: null,
  changedBy: null,
  changedAt: null,
  outageClosedAt: null,
};

/** The clauses of `ControlStore`. */
export const controlChecks: readonly StorageCheck[] = [
  {
    id: 'CT-1',
    title: 'an account that was never switched is not stopped, and no outage of it closed',
    check: async ({ controls }) => {
      assert.deepEqual(await controls.get({ accountId: 'act_1' }), {
        accountId: 'act_1',
        ...NEVER_SWITCHED,
      });
    },
  },
  {
    id: 'CT-2',
    title: 'the switch stands where it was set last',
    check: async ({ controls }) => {
      const stopped = {
        accountId: 'act_1',
        stopped: true,
        reason: 'test',
        changedBy: 'ann',
        changedAt: NOW,
        outageClosedAt: null,
      };
      await controls.set(stopped);
      assert.deepEqual(await controls.get({ accountId: 'act_1' }), stopped);
      const resumed = { ...stopped, stopped: false, reason: null, outageClosedAt: NOW };
      await controls.set(resumed);
      assert.deepEqual(await controls.get({ accountId: 'act_1' }), resumed);
      assert.equal((await controls.get({ accountId: 'act_2' })).stopped, false);
    },
  },
];
