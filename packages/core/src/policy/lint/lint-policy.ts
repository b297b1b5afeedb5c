import { canonicalJson } from '../../shared/json.ts';
import { definePolicy } from '../define-policy.ts';
import { applyOverride } from '../overrides.ts';
import { policyLeaves } from '../policy-leaves.ts';
import type { Policy } from '../policy-schema.ts';
import { type PolicyPreset, policyPresets } from '../presets.ts';
import { effectChecks } from './effect-checks.ts';
import { evidenceChecks } from './evidence-checks.ts';
import { limitChecks } from './limit-checks.ts';
import { lintOverrides } from './lint-overrides.ts';
import { type PolicyCheck, valueAt } from './policy-check.ts';
import type { PolicyFinding } from './policy-finding.ts';
import { ruleChecks } from './rule-checks.ts';

const CHECKS: readonly PolicyCheck[] = [...limitChecks, ...ruleChecks, ...evidenceChecks, ...effectChecks];

/**
 * Finds what `definePolicy` accepts and nobody can mean: rules and limits that fire never or always, values that
 * contradict each other, values that have no effect; in the policy, and in what its overrides make of it. Defaults and presets
 * are without findings.
 *
 * ```ts
 * for (const { paths, message } of lintPolicy(policy)) report(`${paths.join(', ')}: ${message}`);
 * ```
 */
export function lintPolicy(policy: Policy): readonly PolicyFinding[] {
  const origin = originOf(policy);
  const faultsOf = (each: Policy): readonly PolicyCheck[] => {
    const isChosen = (path: string): boolean => !isSame(valueAt(origin, path), valueAt(each, path));
    return CHECKS.filter(({ applies }) => applies(each, isChosen));
  };
  const general = faultsOf(policy);
  const byOverride = policy.overrides.flatMap((override) =>
    faultsOf(applyOverride(policy, override))
      .filter((check) => !general.includes(check))
      .map((check) => toFinding(check, override.name)),
  );
  return [...general.map((check) => toFinding(check, null)), ...byOverride, ...lintOverrides(policy)];
}

/**
 * What a policy starts from, of the defaults and the presets: a policy does not remember it, and has the most values of it.
 * Where several are as close the defaults are meant.
 */
function originOf(policy: Policy): Policy {
  const presets = Object.keys(policyPresets) as PolicyPreset[];
  const leaves = policyLeaves(policy);
  const changesOf = (origin: Policy): number =>
    [...policyLeaves(origin)].filter(([path, value]) => !isSame(value, leaves.get(path))).length;
  return presets
    .map((preset) => definePolicy({ currency: 'USD', preset }))
    .reduce(
      (nearest, origin) => (changesOf(origin) < changesOf(nearest) ? origin : nearest),
      definePolicy({ currency: 'USD' }),
    );
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

function toFinding({ fault, paths, message }: PolicyCheck, override: string | null): PolicyFinding {
  return { fault, override, paths, message };
}
