import { describe, expect, it } from 'vitest';
import { type GraphCalls, openSimulator } from '../../../testing/open-simulator.ts';
import { anAd, smallWorld } from '../../../testing/small-world.ts';

function manyAds(count: number) {
  const ads = Array.from({ length: count }, (_, at) => anAd({ id: `ad${at}`, name: `${at}` }));
  return smallWorld({ campaigns: [{ name: 'many', adSets: [{ name: 'set', dailyBudget: 100_00, ads }] }] });
}

async function readAll(
  { get }: GraphCalls,
  edge: string,
  params: Record<string, string>,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after = '';
  for (;;) {
    const { body } = await get(edge, after === '' ? params : { ...params, after });
    ids.push(...body.data.map(({ id }) => id));
    if (body.paging?.next === undefined) return ids;
    after = body.paging?.cursors.after;
  }
}

describe('a list', () => {
  it.each([
    ['campaigns', ['own', 'shared']],
    ['adsets', ['a', 'b', 'c', 'd']],
    ['ads', ['a1', 'a2', 'b1', 'c1', 'd1']],
  ])('of %s has the ids alone where no field is asked for', async (edge, ids) => {
    const { get } = openSimulator({ world: smallWorld() });
    expect((await get(`act_1/${edge}`)).body.data).toEqual(ids.map((id) => ({ id })));
  });

  it('has one creative per ad', async () => {
    const { get } = openSimulator({ world: smallWorld() });
    const { body } = await get('act_1/adcreatives', { fields: 'name' });
    expect(body.data.map(({ name }) => name)).toEqual(['a1', 'a2', 'b1', 'c1', 'd1']);
    expect(new Set(body.data.map(({ id }) => id)).size).toBe(5);
  });

  it('is given in pages of 25, with the address of the next page as long as there is one', async () => {
    const { get } = openSimulator({ world: manyAds(30) });
    const first = await get('act_1/ads');
    expect(first.body.data).toHaveLength(25);
    const second = await get('act_1/ads', { after: first.body.paging?.cursors.after ?? '' });
    expect(second.body.data).toHaveLength(5);
    expect(second.body.paging).toEqual({ cursors: expect.anything() });
  });

  it('is whole over all of its pages, whatever their size', async () => {
    const account = openSimulator({ world: manyAds(23) });
    const expected = Array.from({ length: 23 }, (_, at) => `ad${at}`);
    for (const limit of ['1', '7', '23', '24'])
      expect(await readAll(account, 'act_1/ads', { limit })).toEqual(expected);
  });

  it('repeats parameters and token in the address of the next page', async () => {
    const { get, simulator } = openSimulator({ world: manyAds(3) });
    const { body } = await get('act_1/ads', { fields: 'name', limit: '2' });
    const next = new URL(body.paging?.next ?? '');
    expect(next.origin + next.pathname).toBe('https://graph.facebook.com/v26.0/act_1/ads');
    expect(next.searchParams.get('access_token')).toBe('token');
    const answer = JSON.parse(await (await simulator.fetch(next)).text());
    expect(answer.data).toEqual([{ id: 'ad2', name: '2' }]);
  });

  it('has no paging where it is empty', async () => {
    const { get } = openSimulator({ world: smallWorld({ campaigns: [] }) });
    expect((await get('act_1/ads')).body).toEqual({ data: [] });
  });

  it('leaves out what is archived or deleted, with everything below it, unless it is asked for', async () => {
    const { get, post } = openSimulator({ world: smallWorld() });
    await post('a', { status: 'ARCHIVED' });
    await post('shared', { status: 'DELETED' });
    const idsOf = async (edge: string, statuses?: readonly string[]) => {
      const params = statuses ? { effective_status: JSON.stringify(statuses) } : {};
      const { body } = await get(`act_1/${edge}`, params);
      return body.data.map(({ id }) => id);
    };
    expect(await idsOf('ads')).toEqual(['b1']);
    expect(await idsOf('adsets')).toEqual(['b']);
    expect(await idsOf('campaigns')).toEqual(['own']);
    expect(await idsOf('ads', ['ARCHIVED'])).toEqual(['a1', 'a2']);
    expect(await idsOf('adsets', ['ARCHIVED', 'DELETED'])).toEqual(['a', 'c', 'd']);
  });

  it('is filtered by effective status', async () => {
    const { get, post } = openSimulator({ world: smallWorld() });
    await post('own', { status: 'PAUSED' });
    await post('a1', { status: 'PAUSED' });
    const { body } = await get('act_1/ads', {
      fields: 'effective_status',
      effective_status: '["CAMPAIGN_PAUSED"]',
    });
    expect(body.data).toEqual([
      { id: 'a2', effective_status: 'CAMPAIGN_PAUSED' },
      { id: 'b1', effective_status: 'CAMPAIGN_PAUSED' },
    ]);
  });

  it('is filtered by ids', async () => {
    const { get } = openSimulator({ world: smallWorld() });
    const filtering = JSON.stringify([{ field: 'adset.id', operator: 'IN', value: ['a', 'c'] }]);
    const { body } = await get('act_1/ads', { filtering });
    expect(body.data).toEqual([{ id: 'a1' }, { id: 'a2' }, { id: 'c1' }]);
  });

  it('goes on after an entity that has left the list meanwhile', async () => {
    const { get, post } = openSimulator({ world: smallWorld() });
    const { body } = await get('act_1/ads', { limit: '2' });
    await post('a2', { status: 'DELETED' });
    const rest = await get('act_1/ads', { after: body.paging?.cursors.after ?? '' });
    expect(rest.body.data).toEqual([{ id: 'b1' }, { id: 'c1' }, { id: 'd1' }]);
  });

  it.each([
    { limit: '0' },
    { limit: 'many' },
    { after: 'nowhere' },
    { after: '%' },
    { effective_status: 'ACTIVE' },
    { effective_status: '{}' },
    { filtering: '[{"field":"name","operator":"IN","value":["x"]}]' },
    { filtering: '[{"field":"id","operator":"CONTAIN","value":"x"}]' },
  ])('refuses %o', async (params) => {
    const { get } = openSimulator({ world: smallWorld() });
    const { status, body } = await get('act_1/ads', params);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100, type: 'OAuthException' });
  });
});
