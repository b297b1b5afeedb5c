import { applyOverride } from '../overrides.ts';
import type { Policy } from '../policy-schema.ts';
import { effectChecks } from './effect-checks.ts';
import { evidenceChecks } from './evidence-checks.ts';
import { limitChecks } from './limit-checks.ts';
import { lintOverrides } from './lint-overrides.ts';
import type { PolicyCheck } from './policy-check.ts';
import type { PolicyFinding } from './policy-finding.ts';
import { ruleChecks } from './rule-checks.ts';

const CHECKS: readonly PolicyCheck[] = [...limitChecks, ...ruleChecks, ...evidenceChecks, ...effectChecks];

/**
 * Finds what `definePolicy` accepts and nobody can mean: rules and limits that can never fire, values that contradict
 * each other, values that have no effect; in the policy, and in what its overrides make of it. Defaults and presets
 * are without findings.
 *
 * ```ts
 * for (const { paths, message } of lintPolicy(policy)) report(`${paths.join(', ')}: ${message}`);
 * ```
 */
export function lintPolicy(policy: Policy): readonly PolicyFinding[] {
  const general = CHECKS.filter(({ applies }) => applies(policy));
  const byOverride = policy.overrides.flatMap((override) => {
    const ofCampaigns = applyOverride(policy, override);
    return CHECKS.filter((check) => !general.includes(check) && check.applies(ofCampaigns)).map((check) =>
      toFinding(check, override.name),
    );
  });
  return [...general.map((check) => toFinding(check, null)), ...byOverride, ...lintOverrides(policy)];
}

function toFinding({ fault, paths, message }: PolicyCheck, override: string | null): PolicyFinding {
  return { fault, override, paths, message };
}
