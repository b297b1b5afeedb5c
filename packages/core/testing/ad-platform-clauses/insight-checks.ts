import assert from 'node:assert/strict';
import type { InsightRow } from '../../src/index.ts';
import type { AdPlatformCheck } from './ad-platform-check.ts';
import type { AdPlatformSubject } from './ad-platform-subject.ts';
import { readAll } from './every-call.ts';

const NEVER_HAPPENS = 'an_action_that_never_happens';

function readRows({ platform, accountId, since, until }: AdPlatformSubject): Promise<readonly InsightRow[]> {
  return readAll(platform.readInsights({ accountId, since, until, conversionActionTypes: [NEVER_HAPPENS] }));
}

export const insightChecks: readonly AdPlatformCheck[] = [
  {
    id: 'AP-4',
    title: 'a row is one ad on one day of the range, and no row is there twice',
    check: async (subject) => {
      const rows = await readRows(subject);
      assert.notEqual(rows.length, 0, 'the subject has delivery on its days');
      for (const { day } of rows)
        assert.ok(subject.since <= day && day <= subject.until, `${day} is outside`);
      assert.equal(new Set(rows.map(({ adId, day }) => `${adId} ${day}`)).size, rows.length);
    },
  },
  {
    id: 'AP-4',
    title: 'a day without delivery has no row',
    check: async (subject) => {
      for (const row of await readRows(subject)) assert.ok(row.impressions > 0 || row.spend > 0);
    },
  },
  {
    id: 'AP-5',
    title: 'a conversion that was asked for and did not happen is 0, and so is its revenue',
    check: async (subject) => {
      for (const { conversions, revenue } of await readRows(subject)) {
        assert.deepEqual({ conversions, revenue }, { conversions: 0, revenue: 0 });
      }
    },
  },
];
