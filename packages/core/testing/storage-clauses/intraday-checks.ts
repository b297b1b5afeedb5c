import assert from 'node:assert/strict';
import { anIntradayPoint } from '../builders/an-intraday-point.ts';
import { NOW } from '../builders/now.ts';
import type { StorageCheck } from './storage-check.ts';

const OWNER = { accountId: 'act_1' };
const EARLIER = '2026-01-15T11:30:00.000Z';
const ACCOUNT_LEVEL = { ...OWNER, level: 'account', since: '2026-01-01T00:00:00.000Z' } as const;

/** The clauses of `IntradayStore`. */
export const intradayChecks: readonly StorageCheck[] = [
  {
    id: 'IP-1',
    title: 'a point that is known is left as it is',
    check: async ({ intraday }) => {
      const unknown = anIntradayPoint({ day: '2026-01-14', clicks: null, conversions: null, revenue: null });
      await intraday.append([anIntradayPoint({ conversions: 4.5 }), unknown], OWNER);
      await intraday.append([anIntradayPoint({ spend: 1 })], OWNER);
      await intraday.append([anIntradayPoint({ spend: 2 })], { accountId: 'act_2' });
      assert.deepEqual(await intraday.list(ACCOUNT_LEVEL), [unknown, anIntradayPoint({ conversions: 4.5 })]);
    },
  },
  {
    id: 'IP-2',
    title: 'points of a level are listed from an instant on, by reading, id and day',
    check: async ({ intraday }) => {
      const adSet = (id: string) => anIntradayPoint({ level: 'ad_set', id });
      const before = anIntradayPoint({ readAt: EARLIER });
      await intraday.append([adSet('b'), adSet('B'), adSet('a'), anIntradayPoint(), before], OWNER);
      assert.deepEqual(await intraday.list(ACCOUNT_LEVEL), [before, anIntradayPoint()]);
      assert.deepEqual(await intraday.list({ ...ACCOUNT_LEVEL, since: NOW }), [anIntradayPoint()]);
      assert.deepEqual(await intraday.list({ ...ACCOUNT_LEVEL, level: 'ad_set' }), [
        adSet('B'),
        adSet('a'),
        adSet('b'),
      ]);
    },
  },
  {
    id: 'IP-3',
    title: 'points that were read before an instant are forgotten, of one account',
    check: async ({ intraday }) => {
      const before = anIntradayPoint({ readAt: EARLIER });
      const other = { accountId: 'act_2' };
      await intraday.append([before, { ...before, level: 'ad_set' }, anIntradayPoint()], OWNER);
      await intraday.append([before], other);
      await intraday.forget({ ...OWNER, before: NOW });
      assert.deepEqual(await intraday.list(ACCOUNT_LEVEL), [anIntradayPoint()]);
      assert.deepEqual(await intraday.list({ ...ACCOUNT_LEVEL, level: 'ad_set' }), []);
      assert.deepEqual(await intraday.list({ ...ACCOUNT_LEVEL, ...other }), [before]);
    },
  },
];
