import { definePolicy } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { MANAGER, openShop } from '../testing/open-shop.ts';
import { createAdpilot } from './create-adpilot.ts';
import { createMemoryStorage } from './memory/index.ts';

describe('createAdpilot', () => {
  it('refuses a live platform on storage that does not survive the process', () => {
    const { platform } = openShop();
    const live = { ...platform, capabilities: { mode: 'live' } } as const;
    const policy = definePolicy({ currency: 'USD' });
    expect(() => createAdpilot({ platform: live, storage: createMemoryStorage(), policy })).toThrow(
      /survives the process/,
    );
  });

  it('knows the policy of each account, and no other account', async () => {
    const { platform, storage, clock } = openShop();
    const adpilot = createAdpilot({
      platform,
      storage,
      clock,
      policies: { act_1: definePolicy({ currency: 'USD' }) },
    });
    const request = { mode: 'plan', trigger: 'test', actor: MANAGER } as const;
    expect((await adpilot.cycle.run({ ...request, accountId: 'act_1' })).status).toBe('success');
    await expect(adpilot.cycle.run({ ...request, accountId: 'act_2' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('fails a run of an account in another currency than its policy', async () => {
    const { platform, storage, clock } = openShop();
    const adpilot = createAdpilot({ platform, storage, clock, policy: definePolicy({ currency: 'EUR' }) });
    const run = await adpilot.cycle.run({
      accountId: 'act_1',
      mode: 'execute',
      trigger: 'test',
      actor: MANAGER,
    });
    expect(run).toMatchObject({ status: 'failed', errors: [expect.stringContaining('EUR')] });
  });
});
