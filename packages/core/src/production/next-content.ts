import type { CreativeStyle } from '../model/creative-style.ts';
import type { Fragment, NarrativeStructure } from '../model/fragment.ts';
import type { DurationCategory, Variant } from '../model/variant.ts';
import { styleChooser } from './choose-style.ts';
import { countBy } from './count-by.ts';
import { novelty } from './estimate-part.ts';
import { type Footage, footageKey } from './footage.ts';
import { rankPlaces } from './rank-places.ts';
import { rankStyle } from './rank-style.ts';
import { type FoundFootage, type Part, searchFootage } from './search-footage.ts';
import type { Supply } from './supply.ts';
import { takenBy } from './taken-contents.ts';
import { tieBreaks } from './tie-breaks.ts';

// The same points, added up in another order.
const ROUNDING = 1e-9;

/** What the next variant shows and wears. */
export type Content = { readonly footage: Footage; readonly style: CreativeStyle };

/**
 * The most promising content that no variant has yet: the sum of what its fragments may score and of what live variants
 * lack. Every one that is added makes the next one of its like worth less, so that taking the best each time comes close
 * to the best set.
 *
 * @param options `live`: the pool as it is, with what was made so far
 *   `mayTake`: whether a fragment may take a place; every one of its type by default
 * @returns null where everything that there could be is there already, or nothing lasts as long as the category asks
 */
export function nextContent(
  supply: Supply,
  {
    category,
    structures,
    live,
    mayTake = () => true,
  }: {
    readonly category: DurationCategory;
    readonly structures: readonly NarrativeStructure[];
    readonly live: readonly Variant[];
    readonly mayTake?: (fragment: Fragment, place: number) => boolean;
  },
): Content | null {
  const { seed, names, options, record, ranges, policy } = supply;
  // Drawn anew for every variant: parts of equal worth would always come together otherwise, and could not be told apart.
  const ties = tieBreaks(`${seed} ${live.length}`, names);
  const takenNow = takenBy(live);
  const uses = countBy(live.flatMap(({ fragments }) => fragments.map(({ fragmentId }) => fragmentId)));
  const style = rankStyle(options, { record, live, ties, policy });
  const choose = styleChooser(style);
  const styleFor = (parts: readonly Part[]): CreativeStyle | null => {
    const key = footageKey(
      parts.map(({ ranked }) => ranked.fragment.id),
      category,
    );
    return choose(new Set([...(supply.taken.get(key) ?? []), ...(takenNow.get(key) ?? [])]));
  };
  let best: (FoundFootage & { readonly structure: NarrativeStructure }) | null = null;
  for (const structure of structures) {
    const places = rankPlaces(supply, { structure, uses, ties, mayTake });
    const found = searchFootage(places, ranges[category], (parts) => styleFor(parts) !== null);
    if (found === null) continue;
    const worth = found.worth / 3 + varietyOf(structure, category, live, policy.production.diversity);
    if (best === null || worth > best.worth + ROUNDING) best = { ...found, structure, worth };
  }
  const chosen = best === null ? null : styleFor(best.parts);
  if (best === null || chosen === null) return null;
  const order = best.parts.map(({ ranked }) => ranked);
  return { footage: { structure: best.structure, category, order }, style: chosen };
}

/** Points for a structure, and for it at a length, that live variants lack. */
function varietyOf(
  structure: NarrativeStructure,
  category: DurationCategory,
  live: readonly Variant[],
  diversity: number,
): number {
  const alike = live.filter((variant) => variant.structure === structure);
  const atLength = alike.filter(({ durationCategory }) => durationCategory === category);
  return diversity * (novelty(alike.length) + novelty(atLength.length));
}
