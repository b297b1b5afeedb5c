import type { FragmentCut, Variant } from '../model/variant.ts';
import type { RankedFragment } from './rank-fragments.ts';
import type { Supply } from './supply.ts';

/** A fragment of a variant that has to go, and why. */
export type GoingFragment = { readonly place: number; readonly id: string; readonly reason: string };

/**
 * The fragments of a variant that may not be used any more, and the slowest of the others: by retention where it is known of
 * all of those, else by expected score; of equal ones the one that comes first.
 */
export function slowestFragments(
  { fragments, structure }: Variant,
  { ranked, policy }: Supply,
): readonly GoingFragment[] {
  const placed = fragments.map((cut, place) => ({
    place,
    id: cut.fragmentId,
    ranked: find(ranked[structure], cut),
  }));
  const gone = placed
    .filter((each) => each.ranked === null)
    .map(({ place, id }) => ({ place, id, reason: 'may not be used any more' }));
  const staying = placed.flatMap(({ ranked: known, ...each }) => (known ? [{ ...each, known }] : []));
  const retained = staying.every(({ known }) => known.fragment.retention !== null);
  const paces = staying.map(({ place, id, known: { fragment, estimate } }) => ({
    place,
    id,
    pace: retained ? (fragment.retention ?? 0) : estimate,
  }));
  const slow = paces
    .toSorted((a, b) => a.pace - b.pace)
    .slice(0, Math.max(0, policy.production.refreshFragments - gone.length))
    .map(({ place, id, pace }) => ({
      place,
      id,
      reason: retained
        ? `${(pace * 100).toFixed(0)} % of its viewers stay to its end, the fewest`
        : `an expected score of ${pace.toFixed(1)}, the lowest`,
    }));
  return [...gone, ...slow];
}

function find(ranked: readonly RankedFragment[], { fragmentId }: FragmentCut): RankedFragment | null {
  return ranked.find(({ fragment }) => fragment.id === fragmentId) ?? null;
}
