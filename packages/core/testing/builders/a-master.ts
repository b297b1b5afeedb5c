import type { Master } from '../../src/index.ts';

/** A video of ten seconds, cut into the fragments of `someFragments`, that wears nothing. */
export function aMaster(overrides: Partial<Master> = {}): Master {
  return {
    id: 'master-1',
    title: 'Spring',
    assetId: 'video-1',
    durationMs: 10_000,
    authorizedPixels: ['pixel-1'],
    authorizedSubgenres: ['house', 'techno'],
    genre: 'electronic',
    fragmentsOrder: ['hook-1', 'body-1', 'cta-1'],
    style: {
      caption: null,
      hashtags: null,
      headline: null,
      primaryText: null,
      description: null,
      textOverlay: null,
      lut: null,
      music: null,
    },
    humanInstructions: null,
    campaignId: 'campaign-1',
    createdBy: 'ana',
    createdAt: '2026-01-01T00:00:00.000Z',
    active: true,
    totalVariantsGenerated: 0,
    ...overrides,
  };
}
