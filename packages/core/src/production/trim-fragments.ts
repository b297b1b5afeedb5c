import type { Fragment } from '../model/fragment.ts';
import type { FragmentCut } from '../model/variant.ts';
import { apportion } from '../shared/apportion.ts';
import type { DurationRange } from './duration-category.ts';
import type { Extent } from './first-fitting.ts';

/**
 * Fits fragments into a category: as they are where their lengths add up to it, else each one's end cut back in
 * proportion to how far it may be. They must be able to fit.
 */
export function trimFragments(fragments: readonly Fragment[], range: DurationRange): readonly FragmentCut[] {
  const total = fragments.reduce((sum, fragment) => sum + lengthOf(fragment), 0);
  const slacks = fragments.map((fragment) => lengthOf(fragment) - fragment.minDurationMs);
  const slack = slacks.reduce((sum, each) => sum + each, 0);
  const excess = total > range.lastMs ? Math.min(slack, total - range.trimToMs) : 0;
  const cuts = apportion(excess, slacks);
  return fragments.map(({ id, startMs, endMs }, at) => ({
    fragmentId: id,
    startMs,
    endMs: endMs - (cuts[at] ?? 0),
  }));
}

/** Milliseconds of a fragment as it is. */
export function lengthOf({ startMs, endMs }: Pick<Fragment, 'startMs' | 'endMs'>): number {
  return endMs - startMs;
}

/** How short and how long it can be. */
export function extentOf(fragment: Fragment): Extent {
  return { shortestMs: fragment.minDurationMs, longestMs: lengthOf(fragment) };
}
