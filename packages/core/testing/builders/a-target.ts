import type { Target } from '../../src/index.ts';

/** The builders' ad set. */
export function aTarget(overrides: Partial<Target> = {}): Target {
  return { level: 'ad_set', id: 'ad-set-1', campaignId: 'campaign-1', ...overrides };
}
