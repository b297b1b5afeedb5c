import { describe, expect, it } from 'vitest';
import { ACCOUNT, ACCOUNT_NUMBER, aPlatform, inTurn } from '../../testing/a-platform.ts';
import { catchPlatformError } from '../../testing/catch-platform-error.ts';
import { graphError, json, type SentRequest } from '../../testing/fake-graph.ts';

const OWN = () => json({ account_id: ACCOUNT_NUMBER, id: '7' });
const DONE = () => json({ success: true });
const LOST = (): Response => {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  });
};

const BUDGET = { accountId: ACCOUNT, level: 'ad_set', id: '7', kind: 'daily', amount: 2500 } as const;
const STATUS = { accountId: ACCOUNT, level: 'ad', id: '7', status: 'PAUSED' } as const;
const writesOf = (sent: readonly SentRequest[]) => sent.filter(({ method }) => method === 'POST');

describe('setBudget', () => {
  it.each([
    ['daily', 'daily_budget'],
    ['lifetime', 'lifetime_budget'],
  ] as const)('writes a %s budget in minor units as a form', async (kind, field) => {
    const { platform, sent } = aPlatform(inTurn(OWN, DONE));
    await platform.setBudget({ ...BUDGET, kind });
    const [write] = writesOf(sent);
    expect(write).toMatchObject({ path: '/v26.0/7', parameters: { [field]: '2500' } });
    expect(write?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(write?.url).toBe('https://graph.facebook.com/v26.0/7');
  });

  it.each([0, -5, 12.5, Number.NaN, 2 ** 53])('refuses %s before anything is sent', async (amount) => {
    const { platform, sent } = aPlatform(DONE);
    expect((await catchPlatformError(platform.setBudget({ ...BUDGET, amount }))).kind).toBe(
      'invalid_request',
    );
    expect(sent).toEqual([]);
  });

  it('reports a budget below the minimum as a request that cannot succeed, without repeating it', async () => {
    const low = () =>
      graphError({ code: 100, error_subcode: 1885272, error_user_title: 'Budget Is Too Low' });
    const { platform, sent } = aPlatform(inTurn(OWN, low));
    const error = await catchPlatformError(platform.setBudget(BUDGET));
    expect(error).toMatchObject({
      kind: 'invalid_request',
      subcode: 1885272,
      userMessage: 'Budget Is Too Low',
    });
    expect(writesOf(sent)).toHaveLength(1);
  });

  it('passes the hourly quota of edits on at once', async () => {
    const { platform, sent, clock } = aPlatform(
      inTurn(OWN, () => graphError({ code: 613, error_subcode: 1487632 })),
      {
        retry: { deadlineMs: 86_400_000 },
      },
    );
    const before = clock.now();
    const error = await catchPlatformError(platform.setBudget(BUDGET));
    expect(error).toMatchObject({ kind: 'rate_limited', retryAfterMs: 3_600_000 });
    expect(writesOf(sent)).toHaveLength(1);
    expect(clock.now()).toEqual(before);
  });
});

describe('setStatus', () => {
  it('writes the status', async () => {
    const { platform, sent } = aPlatform(inTurn(OWN, DONE));
    await platform.setStatus(STATUS);
    expect(writesOf(sent).map(({ parameters }) => parameters)).toEqual([{ status: 'PAUSED' }]);
  });

  it('repeats a write whose answer was lost', async () => {
    const { platform, sent } = aPlatform(inTurn(OWN, LOST, DONE));
    await platform.setStatus(STATUS);
    expect(writesOf(sent)).toHaveLength(2);
  });

  it.each<[string, () => Response]>([
    ['no answer comes', LOST],
    ['a gateway answers', () => new Response('<html>', { status: 502 })],
    ['Meta fails in passing', () => graphError({ code: 2 }, { status: 500 })],
  ])('leaves the outcome unknown where %s three times', async (_, answer) => {
    const { platform, sent } = aPlatform(inTurn(OWN, answer));
    expect((await catchPlatformError(platform.setStatus(STATUS))).kind).toBe('unknown_outcome');
    expect(writesOf(sent)).toHaveLength(3);
  });

  it.each([{}, { success: false }, { success: 'true' }, []])(
    'does not take %j for a success',
    async (body) => {
      const { platform } = aPlatform(inTurn(OWN, () => json(body)));
      expect((await catchPlatformError(platform.setStatus(STATUS))).kind).toBe('unknown_outcome');
    },
  );

  it('finishes a write that is on its way when the signal is aborted', async () => {
    const controller = new AbortController();
    const { platform, sent } = aPlatform(({ method }) => {
      if (method === 'GET') return OWN();
      controller.abort(new Error('stop'));
      return DONE();
    });
    await platform.setStatus({ ...STATUS, signal: controller.signal });
    await expect(platform.setStatus({ ...STATUS, signal: controller.signal })).rejects.toThrow('stop');
    expect(writesOf(sent)).toHaveLength(1);
  });
});

describe('an entity that is written to', () => {
  it('is asked for its account once', async () => {
    const { platform, sent } = aPlatform(inTurn(OWN, DONE));
    await platform.setStatus(STATUS);
    await platform.setBudget(BUDGET);
    expect(sent.map(({ method, parameters }) => [method, parameters['fields']])).toEqual([
      ['GET', 'account_id'],
      ['POST', undefined],
      ['POST', undefined],
    ]);
  });

  it('is not asked again after its current values were read', async () => {
    const current = { code: 200, body: JSON.stringify({ account_id: ACCOUNT_NUMBER, status: 'ACTIVE' }) };
    const { platform, sent } = aPlatform(inTurn(() => json([current]), DONE));
    await platform.readCurrentValues({ accountId: ACCOUNT, targets: [{ level: 'ad', id: '7' }] });
    await platform.setStatus(STATUS);
    expect(sent).toHaveLength(2);
  });

  it('is left alone where it belongs to another account, even one of the client', async () => {
    const { platform, sent } = aPlatform(() => json({ account_id: '200000000000002', id: '7' }), {
      accountIds: [ACCOUNT, 'act_200000000000002'],
    });
    expect((await catchPlatformError(platform.setBudget(BUDGET))).kind).toBe('permission');
    expect(writesOf(sent)).toEqual([]);
  });

  it('is not found where it does not exist', async () => {
    const { platform, sent } = aPlatform(() =>
      graphError({ code: 100, error_subcode: 33, type: 'GraphMethodException' }),
    );
    expect((await catchPlatformError(platform.setStatus(STATUS))).kind).toBe('not_found');
    expect(writesOf(sent)).toEqual([]);
  });
});
