import { isGroup } from './merge.ts';

/** Every value of a policy, or of a part of one, by its path: `roas.tiers.good`. Lists and nulls are values. */
export function policyLeaves(policy: unknown): ReadonlyMap<string, unknown> {
  return new Map(leavesOf(policy, []));
}

function leavesOf(value: unknown, path: readonly string[]): readonly (readonly [string, unknown])[] {
  if (!isGroup(value) || Object.keys(value).length === 0) return [[path.join('.'), value]];
  return Object.keys(value)
    .sort()
    .flatMap((key) => leavesOf(value[key], [...path, key]));
}
