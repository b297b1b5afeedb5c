import type { Variant } from '../../src/index.ts';
import { aMaster } from './a-master.ts';
import { NOW } from './now.ts';

/** An uploaded variant of `aMaster` from the first of `someFragments`, not measured yet. */
export function aVariant(overrides: Partial<Variant> = {}): Variant {
  const { id, style, authorizedPixels, authorizedSubgenres, genre, campaignId } = aMaster();
  return {
    id: 'variant-1',
    masterId: id,
    number: 1,
    type: 'duration',
    changes: [{ type: 'duration', field: 'durationMs', from: 10_000, to: 12_000 }],
    structure: 'hook_body_cta',
    fragments: [
      { fragmentId: 'hook-1', startMs: 0, endMs: 3000 },
      { fragmentId: 'body-1', startMs: 0, endMs: 6500 },
      { fragmentId: 'cta-1', startMs: 0, endMs: 2500 },
    ],
    durationMs: 12_000,
    durationCategory: 'medium',
    style,
    estimatedScore: 50,
    confidence: 0,
    authorizedPixels,
    authorizedSubgenres,
    genre,
    refreshOf: null,
    generatedAt: NOW,
    actualPerformance: null,
    uploadStatus: 'uploaded',
    uploadedAt: NOW,
    metaCreativeId: 'creative-1',
    metaAdId: 'ad-1',
    campaignId,
    adSetId: 'ad-set-1',
    status: 'active',
    daysActive: 3,
    fatigued: false,
    fatigueScore: null,
    ...overrides,
  };
}
