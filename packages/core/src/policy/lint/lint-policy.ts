import { canonicalJson } from '../../shared/json.ts';
import { definePolicy } from '../define-policy.ts';
import { applyOverride } from '../overrides.ts';
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
  const given = givenPolicies();
  const faultsOf = (each: Policy): readonly PolicyCheck[] => {
    const isChosen = (path: string): boolean =>
      given.every((other) => canonicalJson(valueAt(other, path)) !== canonicalJson(valueAt(each, path)));
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

/** The defaults and the presets: a value of theirs is nobody's choice. */
function givenPolicies(): readonly Policy[] {
  const presets = Object.keys(policyPresets) as PolicyPreset[];
  return [undefined, ...presets].map((preset) => definePolicy({ currency: 'USD', preset }));
}

function toFinding({ fault, paths, message }: PolicyCheck, override: string | null): PolicyFinding {
  return { fault, override, paths, message };
}
