import type { Fragment, FragmentType } from '../model/fragment.ts';
import type { DurationCategory } from '../model/variant.ts';
import { searchFootage } from './search-footage.ts';
import { STRUCTURE_ORDERS } from './structures.ts';
import type { Supply } from './supply.ts';
import { extentOf, lengthOf } from './trim-fragments.ts';

/** Why no further variant of a category can be made. */
export function whyNoFootage(supply: Supply, category: DurationCategory): string {
  const types = STRUCTURE_ORDERS.hook_body_cta;
  const { fragments } = supply.limits;
  const lacking = types.filter((needed) => fragments.every(({ type }) => type !== needed));
  if (lacking.length > 0) return `there is no approved ${lacking.join(', ')}`;
  if (isPossible(supply, category)) return 'every look that the approved parts allow is taken';
  const { firstMs, lastMs } = supply.ranges[category];
  const shortest = sumOver(types, (type) =>
    Math.min(...lengths(fragments, type, (each) => each.minDurationMs)),
  );
  const longest = sumOver(types, (type) => Math.max(...lengths(fragments, type, lengthOf)));
  return `no hook, body and cta last ${firstMs} to ${lastMs} ms together: the approved ones last ${shortest} to ${longest} ms`;
}

function isPossible({ ranked, ranges }: Supply, category: DurationCategory): boolean {
  const [first, second, third] = STRUCTURE_ORDERS.hook_body_cta;
  const parts = ranked.hook_body_cta.map((each) => ({ ...extentOf(each.fragment), ranked: each, worth: 0 }));
  const of = (type: FragmentType) => parts.filter(({ ranked: { fragment } }) => fragment.type === type);
  return searchFootage([of(first), of(second), of(third)], ranges[category], () => true) !== null;
}

function lengths(
  fragments: readonly Fragment[],
  needed: FragmentType,
  lengthIn: (fragment: Fragment) => number,
): readonly number[] {
  return fragments.filter(({ type }) => type === needed).map(lengthIn);
}

function sumOver(types: readonly FragmentType[], lengthOfType: (type: FragmentType) => number): number {
  return types.reduce((sum, type) => sum + lengthOfType(type), 0);
}
