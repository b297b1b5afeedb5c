import type { DurationRange } from './duration-category.ts';
import { type Extent, firstFitting } from './first-fitting.ts';
import type { RankedFragment } from './rank-fragments.ts';

/** A fragment that may take a place, with what it is worth there. */
export type Part = Extent & { readonly ranked: RankedFragment; readonly worth: number };

type Parts = readonly Part[];

/** What may take each place of a structure, the best first. */
export type Places = readonly [Parts, Parts, Parts];

/** Fragments for three places, and what they are worth together. */
export type FoundFootage = { readonly parts: readonly [Part, Part, Part]; readonly worth: number };

/**
 * The fragments that are worth most together among those that can last as long as a category asks. Branch and bound: every
 * list ends as soon as the best of what is left cannot do better, and the last place is looked up. null where there are none.
 *
 * @param isFree whether footage may be used; asked only of footage that would be the best so far
 */
export function searchFootage(
  [first, second, third]: Places,
  { firstMs, lastMs }: DurationRange,
  isFree: (parts: readonly [Part, Part, Part]) => boolean,
): FoundFootage | null {
  let best: FoundFootage | null = null;
  let most = Number.NEGATIVE_INFINITY;
  const [topSecond, topThird] = [topOf(second), topOf(third)];
  const firstThird = firstFitting(third);
  for (const a of first) {
    if (a.worth + topSecond + topThird <= most) break;
    for (const b of second) {
      if (a.worth + b.worth + topThird <= most) break;
      const roomMs = lastMs - a.shortestMs - b.shortestMs;
      const needMs = firstMs - a.longestMs - b.longestMs;
      for (let place = firstThird(roomMs, needMs); place < third.length; place += 1) {
        const c = third[place];
        if (!c || a.worth + b.worth + c.worth <= most) break;
        if (c.shortestMs > roomMs || c.longestMs < needMs || !isFree([a, b, c])) continue;
        most = a.worth + b.worth + c.worth;
        best = { parts: [a, b, c], worth: most };
        break;
      }
    }
  }
  return best;
}

function topOf(parts: Parts): number {
  return parts[0]?.worth ?? Number.NEGATIVE_INFINITY;
}
