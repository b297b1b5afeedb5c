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
  metrics: ['ctr', 'cpc', 'roas'],
  design: 'observational',
  startedAt: '2026-01-05T05:00:00.000Z',
  plannedEndAt: '2026-01-19T05:00:00.000Z',
  variants: [
    { id: 'a', name: 'A', adId: BETTER },
    { id: 'b', name: 'B', adId: WORSE },
  ],
  running: {},
  lastLook: null,
  outcome: null,
};

async function openTest(options: Parameters<typeof openShop>[0] = {}): Promise<Shop> {
  const shop = openShop(options);
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

describe('a test without a winner yet', () => {
  it('keeps what each look has found, and the next look counts on it', async () => {
    const shop = await openTest({ policy: { experiments: { alpha: 1e-200 } } });
    const saved = await shop.storage.experiments.get({ id: 'hooks' });
    if (saved === null) throw new Error('there is no test');
    const plannedEndAt = '2027-01-19T05:00:00.000Z';
    await shop.storage.experiments.save({ ...saved, plannedEndAt });
    await shop.run();
    const looked = await shop.storage.experiments.get({ id: 'hooks' });
    expect(looked).toMatchObject({
      status: 'active',
      running: { a: { b: expect.any(Number) } },
      lastLook: { status: 'needs_more_data', metricsSnapshot: [{ variantId: 'a' }, { variantId: 'b' }] },
    });
    expect(isOn(shop, WORSE)).toBe(true);
    await shop.storage.experiments.save({ ...saved, plannedEndAt, running: { a: { b: 1e-201 }, b: {} } });
    await shop.run();
    expect(isOn(shop, WORSE)).toBe(false);
    expect(await shop.storage.experiments.get({ id: 'hooks' })).toMatchObject({
      status: 'completed',
      running: { a: { b: 1e-201 } },
      outcome: { winnerVariantId: 'a', pValue: 1e-201 },
    });
  });
});

describe('the end of a test whose loser cannot be paused', () => {
  it('keeps the test open, and ends it with the next cycle', async () => {
    let refused = true;
    const shop = await openTest({
      through: (platform) => ({
        ...platform,
        setStatus: async (request) => {
          if (refused) throw new PlatformError({ kind: 'rate_limited', message: 'too many calls' });
          return platform.setStatus(request);
        },
      }),
    });
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
