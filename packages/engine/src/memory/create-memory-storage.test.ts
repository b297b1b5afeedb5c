import type { Stores } from '@adpilot/core';
import {
  aCycleLogEntry,
  aCycleRun,
  anActionRecord,
  anAd,
  anAdSet,
  anApprovalRequest,
  aTree,
  NOW,
  storageClauses,
} from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from './index.ts';

const ACCOUNT = { accountId: 'act_1' };

describe('the contract of a storage', () => {
  for (const { id, title, run } of storageClauses(async () => createMemoryStorage())) {
    it(`${id}: ${title}`, run);
  }
});

describe('the storage in memory', () => {
  it('says that it forgets everything and opens one transaction at a time', () => {
    const { capabilities } = createMemoryStorage();
    expect(capabilities).toEqual({ durable: false, concurrentTransactions: false });
  });

  it('refuses what belongs to something unknown, as a database does', async () => {
    const { entities, actions, approvals, cycles } = createMemoryStorage();
    const unknown = { code: 'not_found' };
    const readAt = { readAt: NOW };
    const orphanAdSet = aTree({ adSets: [anAdSet({ campaignId: 'other' })], ads: [] });
    await expect(entities.save(orphanAdSet, readAt)).rejects.toMatchObject(unknown);
    await expect(entities.save(aTree({ ads: [anAd({ adSetId: 'other' })] }), readAt)).rejects.toMatchObject(
      unknown,
    );
    await expect(actions.plan([anActionRecord()])).rejects.toMatchObject(unknown);
    await expect(approvals.open(anApprovalRequest(), [])).rejects.toMatchObject(unknown);
    await expect(cycles.appendLog(aCycleLogEntry())).rejects.toMatchObject(unknown);
    expect(await entities.tree(ACCOUNT), 'nothing of a refused call is kept').toBeNull();
  });

  it('refuses the stores of a transaction that is over', async () => {
    const storage = createMemoryStorage();
    const stores = await storage.transaction(async (inner): Promise<Stores> => inner);
    await expect(stores.controls.get(ACCOUNT)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('lets others wait for an open transaction, and goes on after one that failed', async () => {
    const storage = createMemoryStorage();
    const seen: string[] = [];
    const slow = storage.transaction(async ({ cycles }) => {
      await cycles.save(aCycleRun());
      seen.push('inside');
      throw new Error('in the end');
    });
    const other = storage.cycles.last(ACCOUNT).then((run) => seen.push(`outside: ${run?.id ?? 'nothing'}`));
    await expect(slow).rejects.toThrow('in the end');
    await other;
    expect(seen).toEqual(['inside', 'outside: nothing']);
  });
});
