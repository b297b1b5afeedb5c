import type { Ad } from '../../src/index.ts';

/** An active ad. */
export function anAd(overrides: Partial<Ad> = {}): Ad {
  return {
    id: 'ad-1',
    adSetId: 'ad-set-1',
    campaignId: 'campaign-1',
    creativeId: 'creative-1',
    name: 'Ad',
    labels: [],
    status: 'ACTIVE',
    effectiveStatus: 'ACTIVE',
    createdAt: '2026-01-01T05:00:00.000Z',
    ...overrides,
  };
}
