import type { NarrativeStructure } from '../model/fragment.ts';
import type { DurationCategory, Variant } from '../model/variant.ts';
import type { RankedFragment } from './rank-fragments.ts';

/** Fragments in the order of a structure that can last as long as a category asks. */
export type Footage = {
  readonly structure: NarrativeStructure;
  readonly category: DurationCategory;
  readonly order: readonly RankedFragment[];
};

/** Footage that looks the same has the same key: the same fragments, in the same order, in the same category. */
export function footageKey(fragmentIds: readonly string[], category: DurationCategory | null): string {
  return JSON.stringify([category, ...fragmentIds]);
}

/** The key of the footage of a variant that was made before. */
export function footageKeyOf({ fragments, durationCategory }: Variant): string {
  return footageKey(
    fragments.map(({ fragmentId }) => fragmentId),
    durationCategory,
  );
}
