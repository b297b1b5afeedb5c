import { describe, expect, it } from 'vitest';
import { type Answer, openSimulator, readAnswer } from '../../../testing/open-simulator.ts';
import { smallWorld } from '../../../testing/small-world.ts';

const ORIGIN = 'https://graph.facebook.com';
const { simulator } = openSimulator({ world: smallWorld() });

async function call(path: string, init?: RequestInit): Promise<Answer> {
  return readAnswer(await simulator.fetch(`${ORIGIN}${path}`, init));
}

function authorized(authorization: string): RequestInit {
  return { headers: { Authorization: authorization } };
}

describe('a version', () => {
  it.each(['v25.0', 'v26.0'])('may be %s', async (version) => {
    expect(await call(`/${version}/act_1`, authorized('Bearer t'))).toMatchObject({
      status: 200,
      body: { id: 'act_1' },
    });
  });

  it.each(['/v24.0/act_1', '/v1.0/act_1', '/act_1', '/'])('has expired or is missing in %s', async (path) => {
    expect(await call(path, authorized('Bearer t'))).toMatchObject({
      status: 400,
      body: { error: { code: 2635 } },
    });
  });

  it('that does not exist yet is an unknown path, whatever the token', async () => {
    expect(await call('/v27.0/me')).toMatchObject({
      status: 400,
      body: { error: { code: 2500, message: expect.stringContaining('Unknown path components') } },
    });
  });
});

describe('a token', () => {
  it('may stand in the header or in the address', async () => {
    expect((await call('/v26.0/act_1', authorized('Bearer t'))).status).toBe(200);
    expect((await call('/v26.0/act_1?access_token=t')).status).toBe(200);
  });

  it('may stand in the body of a write', async () => {
    const body = new URLSearchParams({ access_token: 't', status: 'ACTIVE' });
    expect((await call('/v26.0/a', { method: 'POST', body })).status).toBe(200);
  });

  it('that is missing is told from one that is empty', async () => {
    expect(await call('/v26.0/act_1')).toMatchObject({
      status: 400,
      body: { error: { code: 2500, message: expect.stringContaining('active access token') } },
    });
    expect((await call('/v26.0/act_1?access_token=')).body.error).toMatchObject({
      code: 190,
      type: 'OAuthException',
    });
    expect((await call('/v26.0/act_1', authorized('Bearer '))).body.error).toMatchObject({ code: 190 });
  });
});

describe('every answer', () => {
  it('is JSON and tells how much of the quota is used', async () => {
    const response = await simulator.fetch(`${ORIGIN}/v26.0/act_1`, authorized('Bearer t'));
    expect(response.headers.get('content-type')).toContain('application/json');
    const [usage] = JSON.parse(response.headers.get('x-business-use-case-usage') ?? '')['1'];
    expect(usage).toMatchObject({ type: 'ads_management', estimated_time_to_regain_access: 0 });
  });

  it('has a trace id of its own where it is an error', async () => {
    const traces = await Promise.all(
      ['/v26.0/x', '/v26.0/y'].map(
        async (path) => (await call(path, authorized('Bearer t'))).body.error.fbtrace_id,
      ),
    );
    expect(new Set(traces).size).toBe(2);
  });
});

describe('the host', () => {
  it('is the Graph API: no other can be reached', async () => {
    await expect(simulator.fetch('https://example.com/v26.0/act_1')).rejects.toThrow(TypeError);
    await expect(simulator.fetch('http://graph.facebook.com/v26.0/act_1')).rejects.toThrow(TypeError);
  });
});

describe('an aborted request', () => {
  it('rejects with the reason and changes nothing', async () => {
    const { get, simulator: other } = openSimulator({ world: smallWorld() });
    const signal = AbortSignal.abort(new Error('enough'));
    const body = new URLSearchParams({ status: 'PAUSED' });
    const write = other.fetch(`${ORIGIN}/v26.0/a`, {
      ...authorized('Bearer t'),
      method: 'POST',
      body,
      signal,
    });
    await expect(write).rejects.toThrow('enough');
    expect((await get('a', { fields: 'status' })).body['status']).toBe('ACTIVE');
  });
});
