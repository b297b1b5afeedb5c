import { describe, expect, it } from 'vitest';
import { lostAnswer } from './lost-answer.ts';

const WRITE = { accountId: 'act_1', method: 'POST', path: '/v26.0/7', effect: 'set' } as const;
const keep = (text: string) => text;
const fault = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`${code} of peer`), { code }) });

describe('lostAnswer', () => {
  it('leaves the outcome of a write open and a read repeatable', () => {
    expect(lostAnswer(fault('ECONNRESET'), WRITE, keep).kind).toBe('unknown_outcome');
    expect(lostAnswer(fault('ECONNRESET'), { ...WRITE, effect: 'read' }, keep).kind).toBe('transient');
  });

  it('knows that nothing was sent where no connection came about', () => {
    expect(lostAnswer(fault('ECONNREFUSED'), WRITE, keep).kind).toBe('transient');
  });

  it('tells the whole chain of causes, redacted, and keeps no raw error', () => {
    const error = lostAnswer(fault('ECONNRESET'), WRITE, (text) => text.replace('peer', '***'));
    expect(error.message).toBe('POST /v26.0/7 got no answer: fetch failed: ECONNRESET of ***');
    expect(error.cause).toBeUndefined();
  });

  it('describes what is no error at all', () => {
    expect(lostAnswer('gone', WRITE, keep).message).toContain('gone');
  });
});
