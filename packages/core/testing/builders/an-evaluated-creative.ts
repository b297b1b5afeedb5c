import type { EvaluatedCreative } from '../../src/index.ts';

/** A decent creative that is neither the winner nor worn out, without a history. */
export function anEvaluatedCreative(overrides: Partial<EvaluatedCreative> = {}): EvaluatedCreative {
  return {
    id: 'creative-1',
    campaignId: 'campaign-1',
    impressions: 50_000,
    conversions: 250,
    ctr: 0.025,
    cvr: 0.04,
    roas: 2.5,
    overall: 60,
    daysActive: 20,
    fatigued: false,
    archived: false,
    day: '2026-01-15',
    winnerId: null,
    history: null,
    budget: { level: 'ad_set', id: 'ad-set-1', dailyBudget: 10_000, otherCreatives: 0 },
    dailySpend: 10_000,
    roasInterval: [2, 3],
    ctrDrop: null,
    ...overrides,
  };
}
