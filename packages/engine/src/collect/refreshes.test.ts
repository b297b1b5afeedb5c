import { addHours } from '@adpilot/core';
import { anActionRecord, aPlan, aPolicy, aSetStatus, aTarget, NOW } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../memory/index.ts';
import { lastRefreshes } from './refreshes.ts';

const SINCE = addHours(NOW, -35 * 24);

describe('the last refreshes', () => {
  it('are those of each creative that took effect, long ago as well', async () => {
    const storage = createMemoryStorage();
    await storage.plans.save(aPlan(), { policy: aPolicy() });
    const asked = (decisionId: string, creativeId: string, daysAgo: number, state = 'succeeded' as const) =>
      anActionRecord({
        decisionId,
        target: aTarget({ level: 'creative', id: creativeId }),
        action: { type: 'generate_variants', creativeId },
        state,
        plannedAt: addHours(NOW, -24 * daysAgo),
        updatedAt: addHours(NOW, -24 * daysAgo),
      });
    await storage.actions.plan([
      asked('1', 'creative-1', 40),
      asked('2', 'creative-1', 30),
      asked('3', 'creative-1', 20),
      asked('4', 'creative-2', 10),
      { ...asked('5', 'creative-1', 1), state: 'failed' },
      anActionRecord({ decisionId: '6', action: aSetStatus(), state: 'succeeded' }),
    ]);
    expect(await lastRefreshes(storage, { accountId: 'act_1', since: SINCE })).toEqual([
      { creativeId: 'creative-1', at: addHours(NOW, -20 * 24) },
      { creativeId: 'creative-2', at: addHours(NOW, -10 * 24) },
    ]);
  });
});
