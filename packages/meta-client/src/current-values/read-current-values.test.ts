import type { EntityRef } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ACCOUNT, ACCOUNT_NUMBER, aPlatform } from '../../testing/a-platform.ts';
import { catchPlatformError } from '../../testing/catch-platform-error.ts';
import { graphError, json, type SentRequest } from '../../testing/fake-graph.ts';
import { recordedAnswers } from '../../testing/recorded-answers.ts';

const batchSchema = z.array(z.object({ method: z.literal('GET'), relative_url: z.string() }));
const urlsOf = ({ parameters }: SentRequest) =>
  batchSchema.parse(JSON.parse(parameters['batch'] ?? '')).map(({ relative_url: url }) => url);
const idOf = (url: string) => /^v26\.0\/(\d+)\?/.exec(url)?.[1] ?? '';

const item = (body: unknown, code = 200) => ({ code, headers: [], body: JSON.stringify(body) });
const budgetOf = (id: string) =>
  item({ account_id: ACCOUNT_NUMBER, status: 'ACTIVE', daily_budget: `${id}00`, lifetime_budget: '0', id });
const adSets = (...ids: readonly (string | number)[]): readonly EntityRef[] =>
  ids.map((id) => ({ level: 'ad_set', id: String(id) }));

describe('readCurrentValues', () => {
  it('answers every target in its place, fifty a round trip', async () => {
    const { platform, sent } = aPlatform((request) =>
      json(urlsOf(request).map((url) => budgetOf(idOf(url)))),
    );
    const targets = adSets(...Array.from({ length: 120 }, (_, index) => index + 1));
    const values = await platform.readCurrentValues({ accountId: ACCOUNT, targets });
    expect(sent.map((request) => urlsOf(request).length)).toEqual([50, 50, 20]);
    expect(values).toEqual(
      targets.map(({ id }) => ({
        level: 'ad_set',
        id,
        status: 'ACTIVE',
        dailyBudget: Number(id) * 100,
        lifetimeBudget: null,
      })),
    );
  });

  it('sends nothing where there is nothing to read', async () => {
    const { platform, sent } = aPlatform(() => json([]));
    expect(await platform.readCurrentValues({ accountId: ACCOUNT, targets: [] })).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('asks for budgets of campaigns and ad sets, and for none of ads', async () => {
    const { platform, sent } = aPlatform((request) =>
      json(urlsOf(request).map(() => item({ account_id: ACCOUNT_NUMBER, status: 'PAUSED' }))),
    );
    const targets: readonly EntityRef[] = [
      { level: 'campaign', id: '1' },
      { level: 'ad', id: '2' },
    ];
    const values = await platform.readCurrentValues({ accountId: ACCOUNT, targets });
    expect(values).toEqual(
      targets.map((target) => ({ ...target, status: 'PAUSED', dailyBudget: null, lifetimeBudget: null })),
    );
    expect(sent.flatMap(urlsOf)).toEqual([
      'v26.0/1?fields=account_id,status,daily_budget,lifetime_budget',
      'v26.0/2?fields=account_id,status',
    ]);
  });

  it('gives null for what does not exist', async () => {
    const missing = item({ error: { message: 'gone', code: 100, error_subcode: 33 } }, 400);
    const { platform } = aPlatform(() => json([budgetOf('1'), missing, budgetOf('3')]));
    const values = await platform.readCurrentValues({ accountId: ACCOUNT, targets: adSets(1, 2, 3) });
    expect(values.map((value) => value?.id ?? null)).toEqual(['1', null, '3']);
  });

  it('asks again for what Meta did not finish or answered in passing, and for nothing else', async () => {
    const broken = item({ error: { message: 'later', code: 2 } }, 500);
    const { platform, sent } = aPlatform((request, index) =>
      json(index === 0 ? [budgetOf('1'), null, broken] : urlsOf(request).map((url) => budgetOf(idOf(url)))),
    );
    const values = await platform.readCurrentValues({ accountId: ACCOUNT, targets: adSets(1, 2, 3) });
    expect(values.map((value) => value?.dailyBudget)).toEqual([100, 200, 300]);
    expect(sent.map((request) => urlsOf(request).map(idOf))).toEqual([
      ['1', '2', '3'],
      ['2', '3'],
    ]);
  });

  it('fails where an item stays unanswered', async () => {
    const { platform, sent } = aPlatform(() => json([null]));
    const error = await catchPlatformError(
      platform.readCurrentValues({ accountId: ACCOUNT, targets: adSets(1) }),
    );
    expect(error).toMatchObject({ kind: 'transient', message: expect.stringContaining('unanswered') });
    expect(sent).toHaveLength(5);
  });

  it('rejects with an error of an item by the same table, its headers included', async () => {
    const headers = [{ name: 'X-Ad-Account-Usage', value: '{"reset_time_duration":90}' }];
    const limited = {
      code: 400,
      headers,
      body: JSON.stringify({ error: { code: 80004, error_subcode: 2446079 } }),
    };
    const { platform } = aPlatform(() => json([budgetOf('1'), limited]));
    const error = await catchPlatformError(
      platform.readCurrentValues({ accountId: ACCOUNT, targets: adSets(1, 2) }),
    );
    expect(error).toMatchObject({ kind: 'rate_limited', platformCode: 80004, retryAfterMs: 90_000 });
  });

  it('rejects where the batch as a whole is refused', async () => {
    const { platform } = aPlatform(() => graphError({ code: 190, error_subcode: 463 }));
    const error = await catchPlatformError(
      platform.readCurrentValues({ accountId: ACCOUNT, targets: adSets(1) }),
    );
    expect(error.kind).toBe('auth');
  });

  it('refuses an entity of another account', async () => {
    const { platform } = aPlatform(() => json([item({ account_id: '999', status: 'ACTIVE' })]));
    const error = await catchPlatformError(
      platform.readCurrentValues({ accountId: ACCOUNT, targets: adSets(1) }),
    );
    expect(error.kind).toBe('permission');
  });

  it('refuses an id that would lead to another path, before anything is sent', async () => {
    const { platform, sent } = aPlatform(() => json([]));
    for (const id of ['', '../me', '1?fields=name', 'act_1/users', '1 2']) {
      const error = await catchPlatformError(
        platform.readCurrentValues({ accountId: ACCOUNT, targets: adSets(id) }),
      );
      expect(error.kind).toBe('invalid_request');
    }
    expect(sent).toEqual([]);
  });
});

const recorded = recordedAnswers('batch-first-item-error.json', z.array(z.looseObject({ code: z.number() })));

it.runIf(recorded !== null)('reads a recorded batch whose first item does not exist', async () => {
  const { platform } = aPlatform(() => json([recorded?.[0], { ...recorded?.[1], ...budgetOf('2') }]));
  const values = await platform.readCurrentValues({ accountId: ACCOUNT, targets: adSets(1, 2) });
  expect(values.map((value) => value?.dailyBudget ?? null)).toEqual([null, 200]);
});
