import { describe, expect, it } from 'vitest';
import { openSimulator } from '../../../testing/open-simulator.ts';
import { anAd, smallWorld } from '../../../testing/small-world.ts';

const SUCCESS = { status: 200, body: { success: true } };

describe('a budget', () => {
  it('is set on the level that holds it', async () => {
    const { get, post } = openSimulator({ world: smallWorld() });
    expect(await post('a', { daily_budget: '12345' })).toMatchObject(SUCCESS);
    expect(await post('shared', { daily_budget: '20001' })).toMatchObject(SUCCESS);
    expect((await get('a', { fields: 'daily_budget' })).body['daily_budget']).toBe('12345');
    expect((await get('shared', { fields: 'daily_budget' })).body['daily_budget']).toBe('20001');
  });

  it.each([
    ['c', { daily_budget: '5000' }, { error_subcode: 1885621 }],
    ['own', { daily_budget: '5000' }, { error_subcode: 1885621 }],
    [
      'a',
      { daily_budget: '99' },
      { error_subcode: 1885272, error_user_msg: expect.stringContaining('1.00 USD') },
    ],
    ['a', { lifetime_budget: '50000' }, { error_user_title: expect.any(String) }],
    ['a', { daily_budget: '12.5' }, {}],
    ['a', { daily_budget: '-100' }, {}],
    ['a', { daily_budget: '1e4' }, {}],
    ['a', { daily_budget: '' }, {}],
    ['a1', { daily_budget: '5000' }, {}],
  ])('on %s is refused for %o', async (id, params, expected) => {
    const { get, post } = openSimulator({ world: smallWorld() });
    const fields = 'status,updated_time';
    const before = (await get(id, { fields })).body;
    const { status, body } = await post(id, params);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100, ...expected });
    expect((await get(id, { fields })).body).toEqual(before);
  });

  it('of a lifetime is not set below what is spent', async () => {
    const adSet = {
      id: 'l',
      name: 'l',
      lifetimeBudget: 900_00,
      endsAt: '2026-03-11T04:00:00.000Z',
      ads: [anAd({ name: 'x' })],
    };
    const world = smallWorld({ campaigns: [{ name: 'lifetime', adSets: [adSet] }] });
    const { post } = openSimulator({ world, now: '2026-03-06T05:00:00.000Z' });
    expect((await post('l', { lifetime_budget: '10000' })).body.error).toMatchObject({
      error_subcode: 1885272,
    });
    expect(await post('l', { lifetime_budget: '60000' })).toMatchObject(SUCCESS);
  });

  it('of an ad set changes four times an hour; the same amount again is no change', async () => {
    const { clock, post } = openSimulator({ world: smallWorld() });
    for (const amount of ['10100', '10200', '10300', '10400']) {
      expect(await post('a', { daily_budget: amount })).toMatchObject(SUCCESS);
      expect(await post('a', { daily_budget: amount })).toMatchObject(SUCCESS);
      clock.advance(60_000);
    }
    const refused = await post('a', { daily_budget: '10500' });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toMatchObject({ code: 613, error_subcode: 1487632 });
    expect(await post('a', { daily_budget: '10400' })).toMatchObject(SUCCESS);
    expect(await post('b', { daily_budget: '10500' })).toMatchObject(SUCCESS);
    clock.advance(57 * 60_000);
    expect(await post('a', { daily_budget: '10500' })).toMatchObject(SUCCESS);
  });
});

describe('a status', () => {
  it.each(['own', 'a', 'a1'])('is set on %s', async (id) => {
    const { clock, get, post } = openSimulator({ world: smallWorld() });
    clock.advance(90_000);
    expect(await post(id, { status: 'PAUSED' })).toMatchObject(SUCCESS);
    expect((await get(id, { fields: 'status,updated_time' })).body).toEqual({
      id,
      status: 'PAUSED',
      updated_time: '2026-03-02T00:01:30-0500',
    });
  });

  it('shows on everything below', async () => {
    const { get, post } = openSimulator({ world: smallWorld() });
    await post('own', { status: 'PAUSED' });
    const fields = 'status,effective_status';
    expect((await get('a', { fields })).body).toMatchObject({
      status: 'ACTIVE',
      effective_status: 'CAMPAIGN_PAUSED',
    });
    expect((await get('a1', { fields })).body).toMatchObject({
      status: 'ACTIVE',
      effective_status: 'CAMPAIGN_PAUSED',
    });
  });

  it('is final when deleted, and only deleted when archived', async () => {
    const { get, post } = openSimulator({ world: smallWorld() });
    await post('a', { status: 'ARCHIVED' });
    expect((await post('a', { status: 'ACTIVE' })).status).toBe(400);
    expect((await post('a', { daily_budget: '5000' })).status).toBe(400);
    expect(await post('a', { status: 'DELETED' })).toMatchObject(SUCCESS);
    expect((await post('a', { status: 'ARCHIVED' })).status).toBe(400);
    expect((await get('a', { fields: 'status' })).body['status']).toBe('DELETED');
  });

  it.each(['SLEEPING', 'active', ''])('is not "%s"', async (status) => {
    const { post } = openSimulator({ world: smallWorld() });
    expect((await post('a', { status })).body.error).toMatchObject({ code: 100 });
  });
});

describe('a write', () => {
  it('is done whole or not at all', async () => {
    const { get, post } = openSimulator({ world: smallWorld() });
    expect((await post('a', { status: 'PAUSED', daily_budget: '1' })).status).toBe(400);
    expect((await post('a', { daily_budget: '12000', status: 'SLEEPING' })).status).toBe(400);
    expect((await get('a', { fields: 'status,daily_budget' })).body).toMatchObject({
      status: 'ACTIVE',
      daily_budget: '10000',
    });
    expect(await post('a', { status: 'PAUSED', daily_budget: '12000' })).toMatchObject(SUCCESS);
    expect((await get('a', { fields: 'status,daily_budget' })).body).toMatchObject({
      status: 'PAUSED',
      daily_budget: '12000',
    });
  });

  it('refuses what the simulator cannot set, rather than pass over it', async () => {
    const { post } = openSimulator({ world: smallWorld() });
    expect((await post('a', { name: 'new' })).body.error).toMatchObject({ code: 100 });
    expect((await post('a', { status: 'PAUSED', execution_options: '["validate_only"]' })).status).toBe(400);
    expect((await post('a', {})).status).toBe(400);
    expect((await post('nobody', { status: 'PAUSED' })).body.error).toMatchObject({
      code: 100,
      error_subcode: 33,
    });
  });

  it('takes the parameters that travel with every call', async () => {
    const { post } = openSimulator({ world: smallWorld() });
    expect(await post('a', { status: 'PAUSED', appsecret_proof: 'abc', access_token: 't' })).toMatchObject(
      SUCCESS,
    );
  });
});
