import type { PartApproval } from './part-approval.ts';

/** What a piece of footage does. An outro is in none of the structures. */
export type FragmentType = 'hook' | 'body' | 'cta' | 'outro';

/** The order in which hook, body and call to action follow each other. */
export type NarrativeStructure = 'hook_body_cta' | 'hook_inverted' | 'cta_forward';

/** The mean score, 0..100, of so many measured variants. */
export type MeanScore = { readonly score: number; readonly variants: number };

/** A piece of footage of a master. Times are whole milliseconds in its video. */
export type Fragment = {
  readonly id: string;
  readonly masterId: string;
  readonly type: FragmentType;
  /** The video that it is cut from. */
  readonly assetId: string;
  readonly startMs: number;
  readonly endMs: number;
  /** The shortest that its end may be cut back to; its whole length where it may not be trimmed. */
  readonly minDurationMs: number;
  readonly approval: PartApproval | null;
  /** Mean score, 0..100, of the measured variants with it; null where none was. */
  readonly performanceScore: number | null;
  /** Variants with it that were delivered: the weight of its score. */
  readonly usageCount: number;
  /** Share of those that were promoted; null where there are none. */
  readonly successRate: number | null;
  /** Share of the viewers at its start who are still there at its end; null where unknown. */
  readonly retention: number | null;
  readonly performanceByStructure: Readonly<Record<NarrativeStructure, MeanScore | null>>;
  readonly bestForStructure: NarrativeStructure | null;
  readonly bestWithPixels: readonly string[];
};
