import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aCycleRun, aTree, NOW } from '@adpilot/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedStorage } from './pglite.ts';

const ACCOUNT = { accountId: 'act_1' };

describe('the embedded storage', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'adpilot-embedded-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('forgets everything without a path', async () => {
    const storage = await createEmbeddedStorage();
    expect(storage.capabilities).toEqual({ durable: false, concurrentTransactions: false });
    await storage.cycles.save(aCycleRun());
    expect(await storage.cycles.last(ACCOUNT)).toEqual(aCycleRun());
    await storage.close();
  });

  it('keeps everything in its directory, for one at a time', async () => {
    const path = join(root, 'not', 'yet', 'there');
    const first = await createEmbeddedStorage({ path });
    expect(first.capabilities).toEqual({ durable: true, concurrentTransactions: false });
    await first.entities.save(aTree(), { readAt: NOW });
    await expect(createEmbeddedStorage({ path })).rejects.toMatchObject({
      code: 'conflict',
      context: { pid: process.pid },
    });
    await first.close();

    const second = await createEmbeddedStorage({ path });
    expect(await second.entities.tree(ACCOUNT)).toEqual(aTree());
    await first.close();
    await expect(createEmbeddedStorage({ path }), 'closing the first again frees nothing').rejects.toThrow();
    await second.close();
  });

  it('frees the directory where the database does not open', async () => {
    writeFileSync(join(root, 'data'), 'no directory');
    await expect(createEmbeddedStorage({ path: root })).rejects.toThrow();
    expect(readdirSync(root)).toEqual(['data']);
  });
});
