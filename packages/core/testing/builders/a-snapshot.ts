import type { Snapshot } from '../../src/index.ts';
import { aTree } from './a-tree.ts';
import { anInsightRow } from './an-insight-row.ts';
import { NOW } from './now.ts';

/** What a cycle knows of the builders' account: freshly and completely read, nothing pending, not stopped. */
export function aSnapshot(overrides: Partial<Snapshot> = {}): Snapshot {
  return {
    version: 1,
    cycleId: 'cycle-1',
    now: NOW,
    seed: 'seed',
    ...aTree(),
    insights: [anInsightRow()],
    intraday: [],
    insightsStatus: { newestReadAt: NOW, complete: true },
    maturity: null,
    experiments: [],
    budgetChanges: [],
    openApprovals: [],
    askedActions: [],
    recentActions: [],
    refreshes: [],
    controls: { stopped: false, outageClosedAt: null },
    ...overrides,
  };
}
