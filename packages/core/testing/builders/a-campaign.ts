import type { Campaign } from '../../src/index.ts';

/** An active sales campaign whose ad sets hold the budgets. */
export function aCampaign(overrides: Partial<Campaign> = {}): Campaign {
  return {
    id: 'campaign-1',
    name: 'Campaign',
    labels: [],
    objective: 'OUTCOME_SALES',
    status: 'ACTIVE',
    effectiveStatus: 'ACTIVE',
    createdAt: '2026-01-01T05:00:00.000Z',
    budgetOwner: 'ad_sets',
    dailyBudget: null,
    lifetimeBudget: null,
    budgetRemaining: null,
    endsAt: null,
    bidStrategy: null,
    specialAdCategories: [],
    ...overrides,
  };
}
