import type { Fragment, NarrativeStructure } from '../model/fragment.ts';
import { novelty } from './estimate-part.ts';
import type { Part, Places } from './search-footage.ts';
import { STRUCTURE_ORDERS } from './structures.ts';
import type { Supply } from './supply.ts';
import { extentOf } from './trim-fragments.ts';

/**
 * What may take each place of a structure, the best first: by upper bound, and by what live variants lack.
 *
 * @param options `uses`: by live variants, of each fragment
 *   `mayTake`: whether a fragment of the right type may take a place
 */
export function rankPlaces(
  { ranked, policy }: Supply,
  {
    structure,
    uses,
    ties,
    mayTake,
  }: {
    readonly structure: NarrativeStructure;
    readonly uses: ReadonlyMap<string, number>;
    readonly ties: ReadonlyMap<string, number>;
    readonly mayTake: (fragment: Fragment, place: number) => boolean;
  },
): Places {
  const { diversity } = policy.production;
  const parts = ranked[structure]
    .map((each) => ({
      ...extentOf(each.fragment),
      ranked: each,
      worth: each.upperBound + diversity * novelty(uses.get(each.fragment.id) ?? 0),
      tie: ties.get(each.fragment.id) ?? 0,
    }))
    .sort((a, b) => b.worth - a.worth || a.tie - b.tie);
  const [first, second, third] = STRUCTURE_ORDERS[structure];
  const at = (type: string, place: number): readonly Part[] =>
    parts.filter(({ ranked: { fragment } }) => fragment.type === type && mayTake(fragment, place));
  return [at(first, 0), at(second, 1), at(third, 2)];
}
