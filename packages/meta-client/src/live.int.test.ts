import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, ACCOUNT_NUMBER, TOKEN } from '../testing/a-platform.ts';
import { catchPlatformError } from '../testing/catch-platform-error.ts';
import { describeRequest, rejections, type SentRequest } from '../testing/fake-graph.ts';
import { readAll } from '../testing/read-all.ts';
import { createMetaPlatform, type FetchFunction, type MetaPlatformOptions } from './index.ts';

const LIVE = { mode: 'live', accessToken: TOKEN, accountIds: [ACCOUNT], retry: { baseDelayMs: 0 } } as const;
const GRAPH = 'https://graph.facebook.com';
const creative = (id: string) => ({ id, name: `creative ${id}` });

describe('live over the global fetch', () => {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  it('reads a list over pages', async () => {
    server.use(
      http.get(`${GRAPH}/v26.0/${ACCOUNT}/adcreatives`, ({ request }) => {
        if (request.headers.get('authorization') !== `Bearer ${TOKEN}`)
          return HttpResponse.json({}, { status: 401 });
        const after = new URL(request.url).searchParams.get('after');
        return HttpResponse.json(
          after === null
            ? { data: [creative('1')], paging: { cursors: { after: 'A' }, next: `${GRAPH}/next` } }
            : { data: [creative('2')], paging: { cursors: { after: 'B' } } },
        );
      }),
    );
    const creatives = await readAll(createMetaPlatform(LIVE).readCreatives({ accountId: ACCOUNT }));
    expect(creatives.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('repeats a read that a broken connection ended', async () => {
    server.use(
      http.get(`${GRAPH}/v26.0/${ACCOUNT}/adcreatives`, () => HttpResponse.error(), { once: true }),
      http.get(`${GRAPH}/v26.0/${ACCOUNT}/adcreatives`, () => HttpResponse.json({ data: [creative('1')] })),
    );
    expect(await readAll(createMetaPlatform(LIVE).readCreatives({ accountId: ACCOUNT }))).toHaveLength(1);
  });

  it('does not follow a redirect with the token', async () => {
    const reached: string[] = [];
    server.use(
      http.get(`${GRAPH}/v26.0/${ACCOUNT}/adcreatives`, () =>
        HttpResponse.redirect('https://elsewhere.example/', 302),
      ),
      http.get('https://elsewhere.example/', ({ request }) => {
        reached.push(request.url);
        return HttpResponse.json({ data: [] });
      }),
    );
    const reading = readAll(createMetaPlatform(LIVE).readCreatives({ accountId: ACCOUNT }));
    expect((await catchPlatformError(reading)).kind).toBe('transient');
    expect(reached).toEqual([]);
  });
});

/** A server on this machine, and a `fetch` that reaches it in place of Meta's. */
async function startServer(
  answer: (request: SentRequest) => { readonly status?: number; readonly body: string } | null,
) {
  const sent: SentRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const method = incoming.method ?? 'GET';
      const body = method === 'GET' ? undefined : Buffer.concat(chunks).toString();
      const headers = new Headers({ authorization: incoming.headers.authorization ?? '' });
      const request = describeRequest(`${GRAPH}${incoming.url}`, {
        method,
        headers,
        ...(body !== undefined && { body }),
      });
      sent.push(request);
      const answered = answer(request);
      if (answered === null) return void outgoing.destroy();
      outgoing.writeHead(answered.status ?? 200, { 'content-type': 'application/json' }).end(answered.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fetch: FetchFunction = (url, init) =>
    globalThis.fetch(url.replace(GRAPH, `http://127.0.0.1:${port}`), init);
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { fetch, sent, close };
}

describe('live over HTTP', () => {
  const withServer = async (
    answer: Parameters<typeof startServer>[0],
    run: (platform: ReturnType<typeof createMetaPlatform>, sent: readonly SentRequest[]) => Promise<void>,
    options: Partial<MetaPlatformOptions> = {},
  ): Promise<void> => {
    const { fetch, sent, close } = await startServer(answer);
    try {
      await run(createMetaPlatform({ ...LIVE, fetch, ...options }), sent);
      expect(rejections(sent)).toEqual([]);
    } finally {
      await close();
    }
  };

  it('reads current values and writes a budget', async () => {
    const current = { account_id: ACCOUNT_NUMBER, status: 'ACTIVE', daily_budget: '500' };
    await withServer(
      ({ path }) => ({
        body: JSON.stringify(
          path === '/' ? [{ code: 200, headers: [], body: JSON.stringify(current) }] : { success: true },
        ),
      }),
      async (platform, sent) => {
        const targets = [{ level: 'ad_set', id: '7' }] as const;
        const [value] = await platform.readCurrentValues({ accountId: ACCOUNT, targets });
        expect(value?.dailyBudget).toBe(500);
        await platform.setBudget({
          accountId: ACCOUNT,
          level: 'ad_set',
          id: '7',
          kind: 'daily',
          amount: 600,
        });
        expect(
          sent.map(({ method, path, parameters }) => [method, path, parameters['daily_budget']]),
        ).toEqual([
          ['POST', '/', undefined],
          ['POST', '/v26.0/7', '600'],
        ]);
        expect(sent.every(({ headers }) => headers.get('authorization') === `Bearer ${TOKEN}`)).toBe(true);
      },
    );
  });

  it('leaves the outcome of a write unknown where the connection breaks after it was sent', async () => {
    await withServer(
      ({ method }) => (method === 'GET' ? { body: JSON.stringify({ account_id: ACCOUNT_NUMBER }) } : null),
      async (platform, sent) => {
        const call = platform.setStatus({ accountId: ACCOUNT, level: 'ad', id: '7', status: 'PAUSED' });
        expect((await catchPlatformError(call)).kind).toBe('unknown_outcome');
        expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(3);
      },
    );
  });

  it('sends no write where no connection comes about', async () => {
    const { fetch, close } = await startServer(({ method }) =>
      method === 'GET' ? { body: JSON.stringify({ account_id: ACCOUNT_NUMBER }) } : null,
    );
    const platform = createMetaPlatform({ ...LIVE, fetch });
    await platform
      .setStatus({ accountId: ACCOUNT, level: 'ad', id: '7', status: 'PAUSED' })
      .catch(() => null);
    await close();
    const call = platform.setStatus({ accountId: ACCOUNT, level: 'ad', id: '7', status: 'PAUSED' });
    expect((await catchPlatformError(call)).kind).toBe('transient');
  });
});
