import { describe, expect, it } from 'vitest';
import { openSimulator } from '../../../testing/open-simulator.ts';
import { anAd, smallWorld } from '../../../testing/small-world.ts';

const LATER = '2026-03-04T17:30:00.000Z';

describe('an account', () => {
  it('answers its own fields', async () => {
    const { get } = openSimulator({ world: smallWorld() });
    const fields =
      'id,account_id,name,account_status,currency,timezone_name,min_daily_budget,spend_cap,amount_spent';
    const { status, body } = await get('act_1', { fields });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: 'act_1',
      account_id: '1',
      name: 'Small',
      account_status: 1,
      currency: 'USD',
      timezone_name: 'America/New_York',
      min_daily_budget: 100,
      spend_cap: '0',
      amount_spent: '0',
    });
  });

  it('answers its id alone where no field is asked for', async () => {
    const { get } = openSimulator({ world: smallWorld() });
    expect((await get('act_1')).body).toEqual({ id: 'act_1' });
  });

  it('knows what it has spent', async () => {
    const { get, simulator } = openSimulator({ world: smallWorld(), now: LATER });
    const spent = simulator.truth().adSets.flatMap(({ spendByDay }) => Object.values(spendByDay));
    const { body } = await get('act_1', { fields: 'amount_spent' });
    expect(body['amount_spent']).toBe(String(spent.reduce((sum, spend) => sum + spend, 0)));
  });
});

describe('a campaign', () => {
  it('has text amounts where it holds the budget', async () => {
    const { get } = openSimulator({ world: smallWorld() });
    const fields =
      'name,objective,status,effective_status,daily_budget,lifetime_budget,budget_remaining,bid_strategy,special_ad_categories,created_time';
    expect((await get('shared', { fields })).body).toEqual({
      id: 'shared',
      name: 'shared',
      objective: 'OUTCOME_SALES',
      status: 'ACTIVE',
      effective_status: 'ACTIVE',
      daily_budget: '20000',
      lifetime_budget: '0',
      budget_remaining: '20000',
      bid_strategy: 'LOWEST_COST_WITHOUT_CAP',
      special_ad_categories: [],
      created_time: '2026-03-02T00:00:00-0500',
    });
  });

  it('has no budget fields where its ad sets hold the budgets', async () => {
    const { get } = openSimulator({ world: smallWorld() });
    const { body } = await get('own', {
      fields: 'daily_budget,lifetime_budget,budget_remaining,bid_strategy',
    });
    expect(body).toEqual({ id: 'own' });
  });
});

describe('an ad set', () => {
  it('answers its budget, labels, campaign and learning stage, the fields inside as asked for', async () => {
    const { get } = openSimulator({ world: smallWorld() });
    const fields =
      'campaign_id,daily_budget,optimization_goal,billing_event,adlabels{name},campaign{name},learning_stage_info{status,last_sig_edit_ts}';
    expect((await get('a', { fields })).body).toEqual({
      id: 'a',
      campaign_id: 'own',
      daily_budget: '10000',
      optimization_goal: 'OFFSITE_CONVERSIONS',
      billing_event: 'IMPRESSIONS',
      adlabels: [{ name: 'core' }],
      campaign: { id: 'own', name: 'own' },
      learning_stage_info: { status: 'SUCCESS', last_sig_edit_ts: 1772427600 },
    });
  });

  it('leaves labels out where there are none, and its budget where the campaign holds it', async () => {
    const { get } = openSimulator({ world: smallWorld() });
    expect((await get('c', { fields: 'adlabels{name},daily_budget' })).body).toEqual({ id: 'c' });
  });

  it('says what is left of today', async () => {
    const { get, simulator } = openSimulator({ world: smallWorld(), now: LATER });
    const adSet = simulator.truth().adSets.find(({ adSetId }) => adSetId === 'a');
    const today = adSet?.spendByDay['2026-03-04'] ?? 0;
    expect(today).toBeGreaterThan(0);
    const { body } = await get('a', { fields: 'budget_remaining' });
    expect(body['budget_remaining']).toBe(String(100_00 - today));
  });

  it('says what is left of a lifetime budget, and when it ends', async () => {
    const adSet = {
      id: 'l',
      name: 'l',
      lifetimeBudget: 900_00,
      endsAt: '2026-03-11T04:00:00.000Z',
      ads: [anAd({ name: 'x' })],
    };
    const world = smallWorld({ campaigns: [{ name: 'lifetime', adSets: [adSet] }] });
    const { get, simulator } = openSimulator({ world, now: LATER });
    const spent = Object.values(simulator.truth().adSets[0]?.spendByDay ?? {}).reduce(
      (sum, spend) => sum + spend,
      0,
    );
    expect(
      (await get('l', { fields: 'daily_budget,lifetime_budget,budget_remaining,end_time' })).body,
    ).toEqual({
      id: 'l',
      daily_budget: '0',
      lifetime_budget: '90000',
      budget_remaining: String(900_00 - spent),
      end_time: '2026-03-11T00:00:00-0400',
    });
  });
});

describe('an ad', () => {
  it('answers its parents and its creative', async () => {
    const { get } = openSimulator({ world: smallWorld() });
    const { body } = await get('a1', {
      fields: 'name,adset_id,campaign_id,effective_status,creative,adset{daily_budget}',
    });
    expect(body).toEqual({
      id: 'a1',
      name: 'a1',
      adset_id: 'a',
      campaign_id: 'own',
      effective_status: 'ACTIVE',
      creative: { id: expect.stringMatching(/^\d{18}$/) },
      adset: { id: 'a', daily_budget: '10000' },
    });
  });

  it('shows a creative that can be read by its id, a video or an image', async () => {
    const photo = anAd({ id: 'photo', name: 'photo', format: 'image' });
    const video = anAd({ id: 'video', name: 'video' });
    const adSets = [{ name: 'set', dailyBudget: 100_00, ads: [photo, video] }];
    const { get } = openSimulator({ world: smallWorld({ campaigns: [{ name: 'one', adSets }] }) });
    const fields = 'name,status,object_type,image_hash,video_id,object_story_id';
    const creativeOf = async (ad: string) => {
      const { body } = await get(ad, { fields: 'creative' });
      return (await get(body.creative.id, { fields })).body;
    };
    expect(await creativeOf('photo')).toMatchObject({
      object_type: 'SHARE',
      image_hash: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(await creativeOf('video')).toMatchObject({
      object_type: 'VIDEO',
      video_id: expect.stringMatching(/^\d{18}$/),
    });
    expect(await creativeOf('video')).not.toHaveProperty('image_hash');
    expect(await creativeOf('video')).not.toHaveProperty('object_story_id');
  });
});

describe('what does not exist', () => {
  it.each(['12', 'act_2'])('is not found under %s', async (id) => {
    const { get } = openSimulator({ world: smallWorld() });
    const { status, body } = await get(id, { fields: 'id' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100, error_subcode: 33, type: 'GraphMethodException' });
    expect(body.error.fbtrace_id).toMatch(/^A[0-9a-f]{22}$/);
  });

  it('is a field that the node type lacks, also one that every object of JavaScript has', async () => {
    const { get } = openSimulator({ world: smallWorld() });
    for (const field of ['colour', 'constructor', 'toString']) {
      expect((await get('a', { fields: field })).body.error).toMatchObject({
        code: 100,
        message: `(#100) Tried accessing nonexisting field (${field}) on node type (AdCampaign)`,
      });
    }
  });

  it('is an edge or a longer path that Meta does not have', async () => {
    const { get } = openSimulator({ world: smallWorld() });
    for (const path of ['act_1/colours', 'act_1/constructor', 'act_1/ads/1', 'a/b/c']) {
      expect((await get(path)).body.error).toMatchObject({
        code: 2500,
        message: expect.stringContaining('Unknown path components'),
      });
    }
  });

  it('is a call on what does exist, where the simulator does not offer it', async () => {
    const { post } = openSimulator({ world: smallWorld() });
    for (const path of ['act_1/campaigns', 'act_1']) {
      expect((await post(path, { name: 'new' })).body.error).toMatchObject({
        code: 100,
        error_subcode: 33,
      });
    }
  });
});
