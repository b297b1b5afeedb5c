import { addDays } from '@adpilot/core';
import { anAccount, anInsightRow, aPolicy } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../memory/index.ts';
import { loadSnapshot } from './load-snapshot.ts';

const account = anAccount();
const NOW = '2026-02-10T18:00:00.000Z';

describe('the insights of a snapshot', () => {
  it.each([
    ['35 days', aPolicy(), 35],
    ['90 days where budgets rest on marginal returns', aPolicy({ budgeting: 'marginal' }), 90],
    [
      '90 days where those of some campaigns do',
      aPolicy({ overrides: [{ name: 'some', campaignIds: ['c'], policy: { budgeting: 'marginal' } }] }),
      90,
    ],
  ])('go back %s', async (_, policy, days) => {
    const storage = createMemoryStorage();
    const rows = [days, days + 1].map((ago) => anInsightRow({ day: addDays('2026-02-10', -ago) }));
    await storage.insights.upsert(rows, { accountId: account.id });
    const tree = { account, campaigns: [], adSets: [], ads: [], creatives: [] };
    const { insights } = await loadSnapshot(storage, { tree, cycleId: 'cycle-1', now: NOW, policy });
    expect(insights.map(({ day }) => day)).toEqual([addDays('2026-02-10', -days)]);
  });
});
