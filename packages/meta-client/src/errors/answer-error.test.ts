import { describe, expect, it } from 'vitest';
import { errorOfAnswer } from './answer-error.ts';

const READ = { accountId: 'act_1', method: 'GET', path: '/v26.0/act_1/ads', effect: 'read' } as const;
const WRITE = { accountId: 'act_1', method: 'POST', path: '/v26.0/7', effect: 'set' } as const;

const failed = (body: unknown, status = 400, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  header: (name: string) => headers[name] ?? null,
  text: body === undefined ? '<html>\n <b>Bad  gateway</b>' : JSON.stringify(body),
  body,
});

describe('errorOfAnswer', () => {
  it('keeps the cause: codes, trace, user text, blamed fields and the next step', () => {
    const error = errorOfAnswer(
      failed({
        error: {
          message: 'Invalid parameter',
          code: 100,
          error_subcode: 1885272,
          error_user_title: 'Budget Is Too Low',
          error_user_msg: 'It must be at least $1.00.',
          error_data: '{"blame_field_specs":[["daily_budget"]]}',
          fbtrace_id: 'AbC',
        },
      }),
      WRITE,
    );
    expect(error).toMatchObject({
      kind: 'invalid_request',
      platformCode: 100,
      subcode: 1885272,
      traceId: 'AbC',
      retryAfterMs: null,
      userMessage: 'Budget Is Too Low: It must be at least $1.00.',
      message:
        'POST /v26.0/7 failed with code 100/1885272; Invalid parameter (Budget Is Too Low); blamed: daily_budget',
      context: { accountId: 'act_1', path: '/v26.0/7', status: 400, blameFields: 'daily_budget' },
    });
    expect(error.context['nextStep']).toMatch(/correct the request/);
  });

  it('says what came instead of JSON', () => {
    const error = errorOfAnswer(failed(undefined, 502), READ);
    expect(error.kind).toBe('transient');
    expect(error.message).toContain('HTTP 502; the answer is "<html> <b>Bad gateway</b>"');
  });

  it('takes the trace from the headers where the body has none', () => {
    expect(errorOfAnswer(failed({}, 503, { 'x-fb-trace-id': 'T1' }), READ).traceId).toBe('T1');
  });

  it('leaves the outcome of a write open that failed in passing', () => {
    expect(errorOfAnswer(failed({ error: { code: 2 } }), WRITE).kind).toBe('unknown_outcome');
    expect(errorOfAnswer(failed({ error: { code: 2 } }), READ).kind).toBe('transient');
  });

  it('tells when to come back: by the code, else by the headers, else after five minutes', () => {
    const headers = { 'x-ad-account-usage': '{"reset_time_duration":60}' };
    const retryAfter = (error: object, given = {}) =>
      errorOfAnswer(failed({ error }, 400, given), READ).retryAfterMs;
    expect(retryAfter({ code: 613, error_subcode: 1487632 }, headers)).toBe(3_600_000);
    expect(retryAfter({ code: 17 }, headers)).toBe(60_000);
    expect(retryAfter({ code: 17 })).toBe(300_000);
  });
});
