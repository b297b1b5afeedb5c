import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ACCOUNT, aPlatform } from '../../testing/a-platform.ts';
import { catchPlatformError } from '../../testing/catch-platform-error.ts';
import { json } from '../../testing/fake-graph.ts';
import { recordedAnswers } from '../../testing/recorded-answers.ts';

const ANSWER = { id: ACCOUNT, name: 'Shop', currency: 'EUR', timezone_name: 'Europe/Berlin' };

describe('readAccount', () => {
  it('reads currency, time zone, spend cap and minimum', async () => {
    const { platform, sent } = aPlatform(() =>
      json({ ...ANSWER, spend_cap: '500000', min_daily_budget: 100 }),
    );
    expect(await platform.readAccount({ accountId: ACCOUNT })).toEqual({
      id: ACCOUNT,
      name: 'Shop',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      spendCap: 500_000,
      minimumDailyBudget: 100,
      pageIds: [],
    });
    expect(sent.map(({ path }) => path)).toEqual([`/v26.0/${ACCOUNT}`]);
  });

  it('takes a spend cap of 0 and a missing minimum for none', async () => {
    const { platform } = aPlatform(() => json({ ...ANSWER, spend_cap: '0' }));
    expect(await platform.readAccount({ accountId: ACCOUNT })).toMatchObject({
      spendCap: null,
      minimumDailyBudget: null,
    });
  });

  it('names the place where the answer has another shape', async () => {
    const { platform } = aPlatform(() => json({ ...ANSWER, currency: undefined }));
    const error = await catchPlatformError(platform.readAccount({ accountId: ACCOUNT }));
    expect(error).toMatchObject({ kind: 'invalid_request', message: expect.stringContaining('currency') });
  });
});

const recorded = recordedAnswers('adaccount-read.json', z.looseObject({ id: z.string(), name: z.string() }));

it.runIf(recorded !== null)('reads a recorded account', async () => {
  const { platform } = aPlatform(() => json({ ...recorded, timezone_name: 'America/Los_Angeles' }));
  expect(await platform.readAccount({ accountId: ACCOUNT })).toMatchObject({
    currency: 'USD',
    minimumDailyBudget: 100,
  });
});
