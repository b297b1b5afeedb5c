import type { PlatformErrorKind } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { recordedAnswers } from '../../testing/recorded-answers.ts';
import { classifyError } from './classify-error.ts';
import { type ErrorEnvelope, parseErrorEnvelope } from './error-envelope.ts';

const classify = (envelope: ErrorEnvelope | null, status = 400) =>
  classifyError({ status, isJson: true, envelope });

describe('classifyError', () => {
  it.each<[PlatformErrorKind, number, number | undefined]>([
    ['policy_rejected', 368, undefined],
    ['policy_rejected', 190, 1404078],
    ['auth', 190, 463],
    ['auth', 102, undefined],
    ['permission', 10, undefined],
    ['permission', 200, undefined],
    ['permission', 294, undefined],
    ['permission', 100, 3191001],
    ['rate_limited', 4, 1504022],
    ['rate_limited', 17, 2446079],
    ['rate_limited', 613, undefined],
    ['rate_limited', 80004, 2446079],
    ['transient', 1, undefined],
    ['transient', 1, 99],
    ['transient', 2, 1504043],
    ['transient', 960, undefined],
    ['not_found', 100, 33],
    ['not_found', 803, undefined],
    ['invalid_request', 1, 1965014],
    ['invalid_request', 2, 1504041],
    ['invalid_request', 100, 1885272],
    ['invalid_request', 100, undefined],
    ['invalid_request', 2500, undefined],
    ['invalid_request', 987654, undefined],
  ])('reads %s from code %s and subcode %s', (kind, code, subcode) => {
    expect(classify({ code, error_subcode: subcode ?? null }).kind).toBe(kind);
  });

  it('knows how long quotas of edits last and that repeating is useless until then', () => {
    expect(classify({ code: 613, error_subcode: 1487632 })).toEqual({
      kind: 'rate_limited',
      retryAfterMs: 3_600_000,
      quota: true,
    });
    expect(classify({ code: 17, error_subcode: 1885172 })).toMatchObject({
      retryAfterMs: 86_400_000,
      quota: true,
    });
  });

  it('lets the table win over the hint, and the hint over the default', () => {
    expect(classify({ code: 100, error_subcode: 1487833, is_transient: true }).kind).toBe('invalid_request');
    expect(classify({ code: 100, error_subcode: 424242, is_transient: true }).kind).toBe('transient');
  });

  it('tells by the technical text what the codes do not', () => {
    expect(classify({ code: 100, message: '(#100) Missing permissions' }).kind).toBe('permission');
    expect(classify({ code: 2500, message: 'An active access token must be used' }).kind).toBe('auth');
    expect(classify({ code: 100, type: 'GraphMethodException' }).kind).toBe('not_found');
  });

  it('blames Meta for unknown failures with a 5xx status and for anything but JSON', () => {
    expect(classify({ code: 987654 }, 500).kind).toBe('transient');
    expect(classify(null, 503).kind).toBe('transient');
    expect(classifyError({ status: 400, isJson: false, envelope: null }).kind).toBe('transient');
  });

  it('falls back to the status where there is no code', () => {
    expect([401, 403, 404, 429, 400].map((status) => classify(null, status).kind)).toEqual([
      'auth',
      'permission',
      'not_found',
      'rate_limited',
      'invalid_request',
    ]);
    expect(classify({ code: 987654 }, 403).kind).toBe('invalid_request');
  });
});

const RECORDED: Readonly<Record<string, PlatformErrorKind>> = {
  'token expired': 'auth',
  'password changed': 'auth',
  'app removed': 'auth',
  'permission, as code 100': 'permission',
  'permission, as code 200, HTTP 403, no type': 'permission',
  'permission, as code 190 without subcode': 'permission',
  'not found or not visible': 'not_found',
  'code 1 that is not transient': 'invalid_request',
  'rate limit, business use case': 'rate_limited',
  'unknown 1/99, HTTP 500, no type': 'transient',
  'transient 2': 'transient',
  'reduce the amount of data': 'transient',
  'user request limit': 'rate_limited',
  'application request limit': 'rate_limited',
  'code 100 that is transient: image not downloaded': 'invalid_request',
  'error_data is JSON text; user text in Chinese': 'invalid_request',
  'error_data is an object with blame_field_specs: budget too low (message cut in the source)':
    'invalid_request',
  'video upload timed out': 'transient',
  'unknown path, Instagram type': 'invalid_request',
  'code 1, not transient, user message': 'invalid_request',
  'OAuth code exchange: another envelope shape': 'invalid_request',
  'HTTP 503 without any code': 'transient',
};

const recorded = recordedAnswers(
  'errors.json',
  z.array(z.object({ name: z.string(), http_status: z.number(), body: z.unknown() })),
);

describe.runIf(recorded !== null)('recorded errors', () => {
  it.each(Object.entries(RECORDED))('%s is %s', (name, kind) => {
    const answer = recorded?.find((entry) => entry.name === name);
    const envelope = parseErrorEnvelope(answer?.body);
    expect(classifyError({ status: answer?.http_status ?? 0, isJson: true, envelope }).kind).toBe(kind);
  });
});
