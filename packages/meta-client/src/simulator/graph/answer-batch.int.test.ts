import { describe, expect, it } from 'vitest';
import { type GraphCalls, openSimulator } from '../../../testing/open-simulator.ts';
import { smallWorld } from '../../../testing/small-world.ts';

type Item = {
  readonly code: number;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string;
};

function batchOf(items: readonly object[]): Record<string, string> {
  return { batch: JSON.stringify(items) };
}

async function sendBatch(
  { simulator }: GraphCalls,
  items: readonly object[],
  path = '/v26.0/',
): Promise<readonly Item[]> {
  const init = {
    method: 'POST',
    headers: { Authorization: 'Bearer t' },
    body: new URLSearchParams(batchOf(items)),
  };
  const answer = await simulator.fetch(`https://graph.facebook.com${path}`, init);
  expect(answer.status).toBe(200);
  return JSON.parse(await answer.text());
}

describe('a batch', () => {
  it('answers each item in its place, as it would be answered alone', async () => {
    const items = await sendBatch(openSimulator({ world: smallWorld() }), [
      { method: 'GET', relative_url: 'v26.0/a?fields=daily_budget' },
      { method: 'GET', relative_url: 'v26.0/nobody?fields=id' },
      { method: 'GET', relative_url: 'shared?fields=status' },
      { method: 'GET', relative_url: 'v24.0/a' },
    ]);
    expect(items.map(({ code }) => code)).toEqual([200, 400, 200, 400]);
    expect(items.map(({ body }) => JSON.parse(body))).toMatchObject([
      { id: 'a', daily_budget: '10000' },
      { error: { code: 100, error_subcode: 33 } },
      { id: 'shared', status: 'ACTIVE' },
      { error: { code: 2635 } },
    ]);
    const contentType = { name: 'Content-Type', value: 'application/json; charset=UTF-8' };
    expect(items[0]?.headers).toContainEqual(contentType);
  });

  it('may go to the root without a version where its items name one', async () => {
    const account = openSimulator({ world: smallWorld() });
    const reads = ['v26.0/a', 'a'].map((relative_url) => ({ method: 'GET', relative_url }));
    const items = await sendBatch(account, reads, '/');
    expect(items.map(({ code }) => code)).toEqual([200, 400]);
  });

  it('writes, each item before the next', async () => {
    const items = await sendBatch(openSimulator({ world: smallWorld() }), [
      { method: 'POST', relative_url: 'v26.0/a', body: 'daily_budget=11000' },
      { method: 'GET', relative_url: 'v26.0/a?fields=daily_budget' },
    ]);
    expect(items.map(({ body }) => JSON.parse(body))).toEqual([
      { success: true },
      { id: 'a', daily_budget: '11000' },
    ]);
  });

  it('has at most fifty items', async () => {
    const account = openSimulator({ world: smallWorld() });
    const items = Array.from({ length: 51 }, () => ({ method: 'GET', relative_url: 'a' }));
    expect(await sendBatch(account, items.slice(1))).toHaveLength(50);
    expect(await account.post('', batchOf(items))).toMatchObject({
      status: 400,
      body: { error: { code: 100 } },
    });
  });

  it.each(['no json', '{}', '[{"method":"GET"}]', '[{"method":"GET","relative_url":"//"}]'])(
    'is not %s',
    async (batch) => {
      const { post } = openSimulator({ world: smallWorld() });
      expect(await post('', { batch })).toMatchObject({ status: 400, body: { error: { code: 100 } } });
    },
  );

  it('needs a token like any other call', async () => {
    const { simulator } = openSimulator({ world: smallWorld() });
    const answer = await simulator.fetch('https://graph.facebook.com/v26.0/', {
      method: 'POST',
      body: new URLSearchParams(batchOf([])),
    });
    expect(JSON.parse(await answer.text()).error).toMatchObject({ code: 2500 });
  });
});
