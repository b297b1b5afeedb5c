import type { Instant } from '../shared/instant.ts';
import type { CreativeStyle } from './creative-style.ts';

/** A creative that people made, and the limits that they set to whatever is made from it. */
export type Master = {
  readonly id: string;
  readonly title: string;
  readonly assetId: string;
  readonly durationMs: number;
  /** Every variant carries these three as they are. */
  readonly authorizedPixels: readonly string[];
  readonly authorizedSubgenres: readonly string[];
  readonly genre: string | null;
  /** Ids of the fragments that the master itself shows, in order; empty where it was never cut. */
  readonly fragmentsOrder: readonly string[];
  /** What the master itself wears. */
  readonly style: CreativeStyle;
  readonly humanInstructions: string | null;
  readonly campaignId: string | null;
  readonly createdBy: string;
  readonly createdAt: Instant;
  /** Nothing is made from a master that is not. */
  readonly active: boolean;
  readonly totalVariantsGenerated: number;
};
