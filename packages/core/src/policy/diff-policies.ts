import { canonicalJson, type Json } from '../shared/json.ts';
import { parseMinorUnits } from '../shared/money.ts';
import { isGroup } from './merge.ts';
import { applyOverride, type PolicyOverride } from './overrides.ts';
import { policyLeaves } from './policy-leaves.ts';
import type { Policy } from './policy-schema.ts';
import { type Riskier, riskierValue } from './riskier-value.ts';

/** One value in which two policies differ. */
export type PolicyChange = {
  /** `roas.increaseAbove`; for the campaigns of an override `overrides.<name>.policy.roas.increaseAbove`. */
  readonly path: string;
  /** The value in the first policy; null also where it has no such override. */
  readonly from: Json;
  readonly to: Json;
  /** Which of the two lets more money move, on less proof, with fewer people asked; null where one cannot say. */
  readonly riskier: Riskier;
};

/**
 * Where two policies differ, by path. An amount in other digits is no difference, nor is another order of protected ids,
 * or of an override's campaigns. Values of an override are compared with what held for its campaigns before, be that the
 * other policy's override of that name or its general value.
 *
 * ```ts
 * const riskier = diffPolicies(present, proposed).filter((change) => change.riskier === 'to');
 * ```
 */
export function diffPolicies(from: Policy, to: Policy): readonly PolicyChange[] {
  const general = changesBetween(withoutOverrides(from), withoutOverrides(to), [from, to]);
  const names = [...new Set([...from.overrides, ...to.overrides].map(({ name }) => name))].sort();
  return [...general, ...orderChange(from, to), ...names.flatMap((name) => overrideChanges(name, from, to))];
}

type Pair = readonly [from: Policy, to: Policy];

function withoutOverrides({ overrides: _, ...policy }: Policy): object {
  return policy;
}

function changesBetween(before: unknown, after: unknown, pair: Pair, path = ''): readonly PolicyChange[] {
  if (!isGroup(before) || !isGroup(after)) return changeOf(path, before, after, pair);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .flatMap((key) => changesBetween(before[key], after[key], pair, path === '' ? key : `${path}.${key}`));
}

function changeOf(path: string, before: unknown, after: unknown, pair: Pair): readonly PolicyChange[] {
  // Policies are plain JSON.
  const [from, to] = [(before ?? null) as Json, (after ?? null) as Json];
  const [{ currency }, other] = pair;
  if (meaningOf(path, from, currency) === meaningOf(path, to, other.currency)) return [];
  return [
    {
      path,
      from,
      to,
      riskier: riskierValue(path, { value: from, currency }, { value: to, currency: other.currency }),
    },
  ];
}

/** Lists whose order means nothing. */
const UNORDERED = new Set(['limits.protectedIds', 'limits.protectedLabels', 'campaignIds', 'campaignLabels']);
const AMOUNT = /^\d+(\.\d+)?$/;

/** The same text for values that mean the same. Only amounts are texts of digits. */
function meaningOf(path: string, value: Json, currency: string): string {
  if (typeof value === 'string' && AMOUNT.test(value))
    return canonicalJson({ minor: parseMinorUnits(value, currency), currency });
  return canonicalJson(UNORDERED.has(path) && Array.isArray(value) ? [...new Set(value)].sort() : value);
}

/** The first override that names a campaign holds: their order matters. */
function orderChange(from: Policy, to: Policy): readonly PolicyChange[] {
  const namesOf = (policy: Policy, other: Policy): readonly string[] =>
    policy.overrides
      .map(({ name }) => name)
      .filter((name) => other.overrides.some((override) => override.name === name));
  return changeOf('overrides', namesOf(from, to), namesOf(to, from), [from, to]);
}

function overrideChanges(name: string, from: Policy, to: Policy): readonly PolicyChange[] {
  const [before, after] = [named(name, from), named(name, to)];
  const selectors = (['campaignIds', 'campaignLabels'] as const).flatMap((key) =>
    changeOf(key, before?.[key], after?.[key], [from, to]),
  );
  const touched = [before, after].flatMap((override) => [...policyLeaves(override?.policy ?? {}).keys()]);
  const values = changesBetween(applyOverride(from, before), applyOverride(to, after), [from, to]).filter(
    ({ path }) => touched.some((leaf) => isWithin(path, leaf) || isWithin(leaf, path)),
  );
  return [
    ...selectors.map((change) => ({ ...change, path: `overrides.${name}.${change.path}` })),
    ...values.map((change) => ({ ...change, path: `overrides.${name}.policy.${change.path}` })),
  ];
}

function named(name: string, { overrides }: Policy): PolicyOverride | null {
  return overrides.find((override) => override.name === name) ?? null;
}

function isWithin(path: string, group: string): boolean {
  return path === group || path.startsWith(`${group}.`);
}
