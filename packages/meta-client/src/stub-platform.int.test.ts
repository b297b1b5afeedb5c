import { createManualClock } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { smallWorld } from '../testing/small-world.ts';
import { createStubPlatform } from './stub-platform.ts';

const NOW = '2026-03-05T14:30:00.000Z';

describe('createStubPlatform', () => {
  it('reads the simulated account through the client', async () => {
    const platform = createStubPlatform({ seed: 'stub', clock: createManualClock(NOW), world: smallWorld() });
    const { accountId } = platform.simulator;
    expect(platform.capabilities).toEqual({ mode: 'stub' });
    expect(await platform.readAccount({ accountId })).toMatchObject({ id: 'act_1', currency: 'USD' });
    const budgets: (number | null)[] = [];
    for await (const { items } of platform.readAdSets({ accountId })) {
      budgets.push(...items.map(({ dailyBudget }) => dailyBudget));
    }
    expect(budgets).toEqual([100_00, 50_00, null, null]);
  });

  it('writes into it', async () => {
    const platform = createStubPlatform({ seed: 'stub', clock: createManualClock(NOW), world: smallWorld() });
    const { accountId } = platform.simulator;
    await platform.setBudget({ accountId, level: 'ad_set', id: 'a', kind: 'daily', amount: 120_00 });
    expect(platform.simulator.truth().adSets[0]).toMatchObject({ adSetId: 'a', dailyBudget: 120_00 });
  });

  it('goes on from a saved simulator', async () => {
    const clock = createManualClock(NOW);
    const first = createStubPlatform({ seed: 'stub', clock, world: smallWorld() });
    const second = createStubPlatform({ clock, state: first.simulator.save() });
    clock.advance(5 * 3_600_000);
    expect(second.simulator.truth()).toEqual(first.simulator.truth());
  });
});
