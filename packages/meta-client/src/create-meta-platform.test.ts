import { InvalidInputError, type Logger } from '@adpilot/core';
import { describe, expect, it, vi } from 'vitest';
import { ACCOUNT, ACCOUNT_NUMBER, aPlatform, inTurn, TOKEN } from '../testing/a-platform.ts';
import { catchPlatformError } from '../testing/catch-platform-error.ts';
import { createFakeGraph, graphError, json } from '../testing/fake-graph.ts';
import { readAll } from '../testing/read-all.ts';
import { createMetaPlatform, type MetaPlatformOptions } from './index.ts';

const LIVE = { mode: 'live', accessToken: TOKEN, accountIds: [ACCOUNT] } as const;
const ACCOUNT_ANSWER = { id: ACCOUNT, name: 'Shop', currency: 'USD', timezone_name: 'America/New_York' };
const ONE_TRY = { retry: { attempts: 1 } };
const unmarked = async () => json({});

describe('createMetaPlatform', () => {
  it('says which mode it is in', () => {
    expect(createMetaPlatform(LIVE).capabilities).toEqual({ mode: 'live' });
    expect(aPlatform(() => json({})).platform.capabilities).toEqual({ mode: 'stub' });
  });

  it.each<[string, Partial<MetaPlatformOptions>]>([
    ['accessToken', { accessToken: '' }],
    ['accountIds', { accountIds: [] }],
    ['accountIds', { accountIds: [ACCOUNT_NUMBER] }],
    ['appSecret', { appSecret: '' }],
    ['apiVersion', { apiVersion: '26' }],
    ['fetch', { mode: 'stub' }],
    ['fetch', { mode: 'stub', fetch: unmarked }],
    ['retry.attempts', { retry: { attempts: 0 } }],
    ['retry.deadlineMs', { retry: { deadlineMs: Number.NaN } }],
  ])('refuses a %s that cannot be meant', (argument, options) => {
    const create = () => createMetaPlatform({ ...LIVE, ...options });
    expect(create).toThrow(InvalidInputError);
    expect(create).toThrow(expect.objectContaining({ argument }));
  });

  it('makes no network call as a stub', async () => {
    vi.stubGlobal('fetch', () => {
      throw new Error('the network is denied');
    });
    try {
      const { platform, sent } = aPlatform(
        inTurn(
          () => json(ACCOUNT_ANSWER),
          () => json({ account_id: ACCOUNT_NUMBER }),
          () => json({ success: true }),
          () => json({ data: [] }),
        ),
      );
      await platform.readAccount({ accountId: ACCOUNT });
      await platform.setStatus({ accountId: ACCOUNT, level: 'ad', id: '7', status: 'PAUSED' });
      await readAll(platform.readCampaigns({ accountId: ACCOUNT }));
      expect(sent).toHaveLength(4);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('refuses accounts that it was not given, in every call and before anything is sent', async () => {
    const { platform, sent } = aPlatform(() => json({}));
    const accountId = 'act_999';
    const range = { since: '2026-02-01', until: '2026-02-01', conversionActionTypes: [] };
    const calls = [
      platform.readAccount({ accountId }),
      readAll(platform.readCampaigns({ accountId })),
      readAll(platform.readAdSets({ accountId })),
      readAll(platform.readAds({ accountId })),
      readAll(platform.readCreatives({ accountId })),
      readAll(platform.readInsights({ accountId, ...range })),
      platform.readCurrentValues({ accountId, targets: [{ level: 'ad', id: '1' }] }),
      platform.setBudget({ accountId, level: 'ad_set', id: '1', kind: 'daily', amount: 100 }),
      platform.setStatus({ accountId, level: 'ad', id: '1', status: 'PAUSED' }),
    ];
    for (const call of calls) expect((await catchPlatformError(call)).kind).toBe('permission');
    expect(sent).toEqual([]);
  });

  it('sends nothing and rejects with the reason where the signal is aborted already', async () => {
    const { platform, sent } = aPlatform(() => json({}));
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(platform.readAccount({ accountId: ACCOUNT, signal })).rejects.toThrow('stop');
    await expect(readAll(platform.readAds({ accountId: ACCOUNT, signal }))).rejects.toThrow('stop');
    expect(sent).toEqual([]);
  });

  it('cuts a read off where the signal is aborted meanwhile', async () => {
    const controller = new AbortController();
    const { platform, sent } = aPlatform(() => {
      controller.abort(new Error('stop'));
      throw new DOMException('aborted', 'AbortError');
    }, ONE_TRY);
    await expect(platform.readAccount({ accountId: ACCOUNT, signal: controller.signal })).rejects.toThrow(
      'stop',
    );
    expect(sent).toHaveLength(1);
  });

  it('gives up an exchange that takes too long and tries again', async () => {
    const graph = createFakeGraph(() => json(ACCOUNT_ANSWER));
    const stuck = (init: RequestInit) =>
      new Promise<Response>((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    const counter = { calls: 0 };
    const platform = createMetaPlatform({
      ...LIVE,
      retry: { timeoutMs: 1, baseDelayMs: 0 },
      fetch: (url, init) => (counter.calls++ === 0 ? stuck(init) : graph.fetch(url, init)),
    });
    expect((await platform.readAccount({ accountId: ACCOUNT })).name).toBe('Shop');
    expect(counter.calls).toBe(2);
  });

  it('calls the version that it is given', async () => {
    const { platform, sent } = aPlatform(() => json(ACCOUNT_ANSWER), { apiVersion: 'v25.0' });
    await platform.readAccount({ accountId: ACCOUNT });
    expect(sent[0]?.path).toBe(`/v25.0/${ACCOUNT}`);
  });

  it('passes on what Meta says about the version, once', async () => {
    const warnings: object[] = [];
    const silent = () => undefined;
    const logger: Logger = {
      debug: silent,
      info: silent,
      error: silent,
      warn: (fields) => warnings.push(fields),
    };
    const headers = { 'x-ad-api-version-warning': 'v26.0 ends soon' };
    const { platform } = aPlatform(() => json(ACCOUNT_ANSWER, { headers }), { logger });
    await platform.readAccount({ accountId: ACCOUNT });
    await platform.readAccount({ accountId: ACCOUNT });
    expect(warnings).toEqual([{ warning: 'v26.0 ends soon' }]);
  });
});

describe('the access token', () => {
  it('travels in its header only, and redirects are not followed with it', async () => {
    const { platform, sent } = aPlatform(
      inTurn(
        () => json({ account_id: ACCOUNT_NUMBER }),
        () => json({ success: true }),
      ),
    );
    await platform.setBudget({ accountId: ACCOUNT, level: 'ad_set', id: '7', kind: 'daily', amount: 100 });
    expect(sent).toHaveLength(2);
    for (const { headers, url, parameters, redirect } of sent) {
      expect(headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
      expect(url).toMatch(/^https:\/\/graph\.facebook\.com\//);
      expect(url + JSON.stringify(parameters)).not.toContain(TOKEN);
      expect(redirect).toBe('error');
    }
  });

  it('is asked for by account before every call', async () => {
    const tokens: string[] = [];
    const accessToken = async (accountId: string) => {
      tokens.push(accountId);
      return `EAAB-token-${tokens.length}`;
    };
    const { platform, sent } = aPlatform(
      inTurn(
        () => graphError({ code: 2 }),
        () => json(ACCOUNT_ANSWER),
      ),
      { accessToken },
    );
    await platform.readAccount({ accountId: ACCOUNT });
    expect(tokens).toEqual([ACCOUNT, ACCOUNT]);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer EAAB-token-1',
      'Bearer EAAB-token-2',
    ]);
  });

  it('is an auth error where it cannot be had or fits into no header', async () => {
    const failing = [
      async () => '',
      async () => 'EAAB\nX-Evil: 1',
      () => Promise.reject(new Error('vault is down')),
    ];
    for (const accessToken of failing) {
      const { platform, sent } = aPlatform(() => json({}), { accessToken });
      const error = await catchPlatformError(platform.readAccount({ accountId: ACCOUNT }));
      expect(error.kind).toBe('auth');
      expect(error.message).not.toContain('EAAB');
      expect(sent).toEqual([]);
    }
  });

  it('comes with the proof of the app secret where that is given', async () => {
    const { platform, sent } = aPlatform(
      inTurn(
        () => json({ account_id: ACCOUNT_NUMBER }),
        () => json({ success: true }),
      ),
      {
        appSecret: 'app-secret',
      },
    );
    await platform.setStatus({ accountId: ACCOUNT, level: 'ad', id: '7', status: 'ACTIVE' });
    for (const { parameters } of sent) expect(parameters['appsecret_proof']).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(sent)).not.toContain('app-secret');
  });
});
