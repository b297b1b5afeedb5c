import type { AdSet } from '../../src/index.ts';

/** An active ad set with 50.00 a day that is past its learning phase. */
export function anAdSet(overrides: Partial<AdSet> = {}): AdSet {
  return {
    id: 'ad-set-1',
    campaignId: 'campaign-1',
    name: 'Ad set',
    labels: [],
    status: 'ACTIVE',
    effectiveStatus: 'ACTIVE',
    createdAt: '2026-01-01T05:00:00.000Z',
    dailyBudget: 5000,
    lifetimeBudget: null,
    budgetRemaining: null,
    endsAt: null,
    optimizationGoal: 'OFFSITE_CONVERSIONS',
    billingEvent: 'IMPRESSIONS',
    targeting: { geo_locations: { countries: ['US'] } },
    learningStage: 'SUCCESS',
    lastSignificantEdit: null,
    ...overrides,
  };
}
