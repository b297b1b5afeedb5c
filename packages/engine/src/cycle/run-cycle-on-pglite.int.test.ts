import type { Plan, Storage } from '@adpilot/core';
import { createEmbeddedStorage } from '@adpilot/storage-kysely/pglite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, openShop, type Shop } from '../../testing/open-shop.ts';

let storage: Storage;
beforeEach(async () => {
  storage = await createEmbeddedStorage();
}, 30_000);
afterEach(() => storage.close());

/** Three days of cycles, every six hours; what each decided and what became of it. */
async function threeDays(shop: Shop): Promise<readonly unknown[]> {
  const days: unknown[] = [];
  for (let cycle = 0; cycle < 12; cycle += 1) {
    const run = await shop.run();
    const plan: Plan = await shop.planOf(run);
    const records = await shop.storage.actions.listByPlan({ planId: plan.id });
    days.push({
      status: run.status,
      stats: run.stats,
      budget: plan.budget,
      decided: plan.actions.map(({ decision, action, status }) => [decision.target.id, action, status]),
      done: records.map(({ target, state }) => [target.id, state]).sort(),
    });
    shop.clock.advance(6 * 3_600_000);
  }
  return days;
}

describe('cycles on a database', () => {
  it('decide and do the same as cycles in memory', async () => {
    const stored = openShop({ storage });
    expect(await threeDays(stored)).toEqual(await threeDays(openShop()));
    const history = await stored.adpilot.cycle.history({ accountId: ACCOUNT, limit: 5 });
    expect(history).toHaveLength(5);
    const [oldest] = history.slice(-1);
    const before = await stored.adpilot.cycle.history({
      accountId: ACCOUNT,
      limit: 50,
      ...(oldest ? { before: oldest.id } : {}),
    });
    expect(before).toHaveLength(7);
  }, 60_000);
});
