import type { Instant } from '../shared/instant.ts';
import type { Json } from '../shared/json.ts';
import type { CreativeStyle } from './creative-style.ts';
import type { NarrativeStructure } from './fragment.ts';

export type DurationCategory = 'short' | 'medium' | 'long';

export type VariantType =
  | 'fragment_reorder'
  | 'caption_optimized'
  | 'hashtag_dynamic'
  | 'color_lut'
  | 'text_overlay'
  | 'duration'
  | 'title'
  | 'music';

/** One thing in which a variant differs from its master. */
export type VariantChange = {
  readonly type: VariantType;
  /** The field that differs. */
  readonly field: 'fragmentsOrder' | 'durationMs' | keyof CreativeStyle;
  readonly from: Json;
  readonly to: Json;
};

/** A fragment as a variant shows it: its end may be cut back. Whole milliseconds in the fragment's video. */
export type FragmentCut = { readonly fragmentId: string; readonly startMs: number; readonly endMs: number };

/** What delivery said of a variant. */
export type VariantPerformance = {
  /** 0..100, as {@link creativeHealthScore} or {@link compositeScore} gives it; the same for all variants. */
  readonly score: number;
  readonly impressions: number;
};

/** A creative that was put together from approved parts of one master. */
export type Variant = {
  /** Hash of the master and the content: the same content has the same id. */
  readonly id: string;
  readonly masterId: string;
  /** Counts all variants of the master, without end. */
  readonly number: number;
  /** The type of the first change. */
  readonly type: VariantType;
  /** Against the master; never empty. */
  readonly changes: readonly VariantChange[];
  readonly structure: NarrativeStructure;
  readonly fragments: readonly FragmentCut[];
  readonly durationMs: number;
  readonly durationCategory: DurationCategory;
  readonly style: CreativeStyle;
  /** 0..100, from what its fragments did before. */
  readonly estimatedScore: number;
  /** The share of that estimate that was measured, 0..1. */
  readonly confidence: number;
  readonly authorizedPixels: readonly string[];
  readonly authorizedSubgenres: readonly string[];
  readonly genre: string | null;
  /** The worn-out variant that it takes the place of. */
  readonly refreshOf: string | null;
  readonly generatedAt: Instant;
  /** null until it was delivered. */
  readonly actualPerformance: VariantPerformance | null;
  readonly uploadStatus: 'pending' | 'uploading' | 'uploaded' | 'failed';
  readonly uploadedAt: Instant | null;
  readonly metaCreativeId: string | null;
  readonly metaAdId: string | null;
  readonly campaignId: string | null;
  readonly adSetId: string | null;
  readonly status: 'generated' | 'testing' | 'active' | 'archived';
  readonly daysActive: number;
  readonly fatigued: boolean;
  /** 0..100; null where it was not computed. */
  readonly fatigueScore: number | null;
};
