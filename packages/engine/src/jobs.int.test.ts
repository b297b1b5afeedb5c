import { definePolicy, type Job, PlatformError } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, openShop, type Shop } from '../testing/open-shop.ts';
import { createAdpilot, type JobsOptions } from './index.ts';

const NEVER = new AbortController().signal;

function cycleJob({ adpilot }: Pick<Shop, 'adpilot'>, options: JobsOptions = {}): Job {
  const [job] = adpilot.jobs({ accountIds: [ACCOUNT], ...options });
  if (!job) throw new Error('no job');
  return job;
}

describe('the jobs of an adpilot', () => {
  it('are a cycle of each account every 30 minutes, unless the host says otherwise', () => {
    const { adpilot } = openShop();
    const jobs = adpilot.jobs({ accountIds: ['act_1', 'act_2'] });
    expect(jobs).toMatchObject([
      { name: 'cycle', accountId: 'act_1', schedule: { every: '30m' }, enabled: true },
      { name: 'cycle', accountId: 'act_2', schedule: { every: '30m' }, enabled: true },
    ]);
    expect(cycleJob({ adpilot }, { cycle: { enabled: false, every: '1h' } })).toMatchObject({
      schedule: { every: '1h' },
      enabled: false,
    });
  });

  it('are those of the accounts that have a policy, and of no account without one', () => {
    const policies = { act_1: definePolicy({ currency: 'USD' }), act_2: definePolicy({ currency: 'EUR' }) };
    const adpilot = createAdpilot({ ...openShop(), policies });
    expect(adpilot.jobs().map(({ accountId }) => accountId)).toEqual(['act_1', 'act_2']);
    expect(() => adpilot.jobs({ accountIds: ['act_3'] })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
  });

  it('need to be told the accounts where one policy is for all', () => {
    expect(() => openShop().adpilot.jobs()).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'accountIds' }),
    );
  });
});

describe('the job of the cycle', () => {
  it('acts in the name of the scheduler', async () => {
    const shop = openShop();
    expect(await cycleJob(shop).run({ signal: NEVER })).toEqual({ status: 'done' });
    expect(await shop.adpilot.cycle.last({ accountId: ACCOUNT })).toMatchObject({
      mode: 'execute',
      trigger: 'scheduler',
      actorId: 'system:scheduler',
      stats: { actionsTaken: 2 },
    });
  });

  it('fails with the errors of a run that failed', async () => {
    const shop = openShop({
      through: (platform) => ({
        ...platform,
        readAccount: () => Promise.reject(new PlatformError({ kind: 'auth', message: 'the token expired' })),
      }),
    });
    expect(await cycleJob(shop).run({ signal: NEVER })).toEqual({
      status: 'failed',
      message: 'the token expired',
    });
  });

  it('is skipped while another run is at work on the account, and not after it', async () => {
    const shop = openShop();
    const lease = await shop.storage.leases.acquire({
      name: `account:${ACCOUNT}`,
      holder: 'another',
      ttlMs: 60_000,
      now: shop.clock.now().toISOString(),
    });
    expect(await cycleJob(shop).run({ signal: NEVER })).toEqual({
      status: 'skipped',
      reason: expect.stringContaining('another run'),
    });
    if (lease) await shop.storage.leases.release({ lease });
    expect(await cycleJob(shop).run({ signal: NEVER })).toEqual({ status: 'done' });
  });

  it('ends with the reason of its signal, and leaves the account alone', async () => {
    const stop = new AbortController();
    const shop = openShop({
      through: (platform) => ({
        ...platform,
        readAccount: (request) => {
          stop.abort(new Error('the scheduler is stopped'));
          return platform.readAccount(request);
        },
      }),
    });
    await expect(cycleJob(shop).run({ signal: stop.signal })).rejects.toThrow('the scheduler is stopped');
    expect(await shop.adpilot.cycle.last({ accountId: ACCOUNT })).toMatchObject({ status: 'failed' });
    expect(shop.events.filter(({ type }) => type === 'action.executed')).toEqual([]);
  });
});
