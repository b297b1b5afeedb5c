import { definePolicy } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, budgetOf, MANAGER, openShop } from '../../testing/open-shop.ts';
import { createAdpilot } from '../create-adpilot.ts';

const OPERATOR = { id: 'olga', role: 'operator' } as const;

describe('applying a stored plan', () => {
  it('executes what it has ready, once', async () => {
    const shop = openShop();
    const plan = await shop.adpilot.cycle.plan({ accountId: ACCOUNT, actor: OPERATOR });
    shop.clock.advance(3_600_000);
    const run = await shop.adpilot.cycle.apply({ planId: plan.id, actor: MANAGER });
    expect(run).toMatchObject({ status: 'success', planId: plan.id, stats: { actionsTaken: 2 } });
    expect(budgetOf(shop, '11')).toBeGreaterThan(200_00);
    await expect(shop.adpilot.cycle.apply({ planId: plan.id, actor: MANAGER })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('refuses an unknown plan', async () => {
    const { adpilot } = openShop();
    await expect(adpilot.cycle.apply({ planId: 'none', actor: MANAGER })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('refuses a plan of another policy', async () => {
    const shop = openShop();
    const plan = await shop.adpilot.cycle.plan({ accountId: ACCOUNT, actor: OPERATOR });
    const { platform, storage, clock } = shop;
    const stricter = createAdpilot({ platform, storage, clock, policy: definePolicy({ currency: 'USD' }) });
    await expect(stricter.cycle.apply({ planId: plan.id, actor: MANAGER })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('refuses a plan that is older than an approval may be, and takes one that is exactly as old', async () => {
    const shop = openShop();
    const [first, second] = [
      await shop.adpilot.cycle.plan({ accountId: ACCOUNT, actor: OPERATOR }),
      await shop.adpilot.cycle.plan({ accountId: ACCOUNT, actor: OPERATOR }),
    ];
    shop.clock.advance(48 * 3_600_000);
    expect((await shop.adpilot.cycle.apply({ planId: first.id, actor: MANAGER })).status).toBe('success');
    shop.clock.advance(1);
    await expect(shop.adpilot.cycle.apply({ planId: second.id, actor: MANAGER })).rejects.toMatchObject({
      code: 'stale_data',
    });
  });

  it('leaves alone what was changed since the plan was made', async () => {
    const shop = openShop();
    const plan = await shop.adpilot.cycle.plan({ accountId: ACCOUNT, actor: OPERATOR });
    await shop.platform.setBudget({
      accountId: ACCOUNT,
      level: 'ad_set',
      id: '11',
      kind: 'daily',
      amount: 230_00,
    });
    await shop.adpilot.cycle.apply({ planId: plan.id, actor: MANAGER });
    expect(budgetOf(shop, '11')).toBe(230_00);
    const records = await shop.storage.actions.listByPlan({ planId: plan.id });
    expect(records.find(({ target }) => target.id === '11')).toMatchObject({
      state: 'skipped',
      detail: expect.stringContaining('cooldown'),
    });
  });
});
