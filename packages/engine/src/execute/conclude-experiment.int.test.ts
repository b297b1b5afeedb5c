import { type Experiment, PlatformError } from '@adpilot/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, openShop, type Shop } from '../../testing/open-shop.ts';

const BETTER = '141';
const WORSE = '142';

/** A test of two ads, one of which is clicked twice as often, whose planned end is reached. */
const experiment: Experiment = {
  id: 'hooks',
  accountId: ACCOUNT,
  campaignId: 'will be set',
  name: 'Hooks',
  status: 'active',
  primaryMetric: 'ctr',
  startedAt: '2026-01-05T05:00:00.000Z',
  plannedEndAt: '2026-01-19T05:00:00.000Z',
  variants: [
    { id: 'a', name: 'A', adId: BETTER },
    { id: 'b', name: 'B', adId: WORSE },
  ],
  outcome: null,
};

async function openTest(through?: NonNullable<Parameters<typeof openShop>[0]>['through']): Promise<Shop> {
  const shop = openShop(through ? { through } : {});
  const campaignId = shop.simulator.truth().ads.find(({ adId }) => adId === BETTER)?.campaignId ?? '';
  await shop.storage.experiments.save({ ...experiment, campaignId });
  return shop;
}

function isOn({ simulator }: Shop, id: string): boolean | undefined {
  return simulator.truth().ads.find(({ adId }) => adId === id)?.active;
}

describe('the end of a test', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openTest();
  });

  it('pauses the loser, concludes the test and tells it', async () => {
    await shop.run();
    expect([isOn(shop, BETTER), isOn(shop, WORSE)]).toEqual([true, false]);
    expect(await shop.storage.experiments.get({ id: 'hooks' })).toMatchObject({
      status: 'completed',
      outcome: { winnerVariantId: 'a' },
    });
    expect(shop.events.filter(({ type }) => type === 'experiment.completed')).toMatchObject([
      { experimentId: 'hooks' },
    ]);
  });

  it('looks once: a concluded test is not looked at again', async () => {
    await shop.run();
    const plan = await shop.planOf(await shop.run());
    expect([
      ...plan.actions.map(({ decision }) => decision.rule),
      ...plan.holds.map(({ rule }) => rule),
    ]).not.toContain('experiment_winner');
  });

  it('goes through while the account is stopped, the loser and the verdict together', async () => {
    await shop.storage.controls.set({
      accountId: ACCOUNT,
      stopped: true,
      reason: 'audit',
      changedBy: 'ana',
      changedAt: null,
      outageClosedAt: null,
    });
    await shop.run();
    expect(isOn(shop, WORSE)).toBe(false);
    expect(await shop.storage.experiments.get({ id: 'hooks' })).toMatchObject({ status: 'completed' });
  });
});

describe('the end of a test whose loser cannot be paused', () => {
  it('keeps the test open, and ends it with the next cycle', async () => {
    let refused = true;
    const shop = await openTest((platform) => ({
      ...platform,
      setStatus: async (request) => {
        if (refused) throw new PlatformError({ kind: 'rate_limited', message: 'too many calls' });
        return platform.setStatus(request);
      },
    }));
    await shop.run();
    expect(await shop.storage.experiments.get({ id: 'hooks' })).toMatchObject({
      status: 'active',
      outcome: null,
    });
    refused = false;
    await shop.run();
    expect(isOn(shop, WORSE)).toBe(false);
    expect(await shop.storage.experiments.get({ id: 'hooks' })).toMatchObject({ status: 'completed' });
  });
});
