import { canonicalJson } from '../../shared/json.ts';
import { matchesPattern } from '../matches-pattern.ts';
import type { PolicyOverride } from '../overrides.ts';
import { policyLeaves } from '../policy-leaves.ts';
import type { Policy } from '../policy-schema.ts';
import type { PolicyFinding } from './policy-finding.ts';

/** Overrides that no campaign gets to, and values of overrides that were the policy's anyway. */
export function lintOverrides(policy: Policy): readonly PolicyFinding[] {
  const general = policyLeaves(policy);
  return policy.overrides.flatMap((override, index) => {
    const same = [...policyLeaves(override.policy)]
      .filter(([path, value]) => path !== '' && canonicalJson(general.get(path)) === canonicalJson(value))
      .map(([path]) => path);
    if (Object.keys(override.policy).length === 0) same.push('overrides');
    return [...hidden(override, policy.overrides.slice(0, index)), ...repeated(override, same)];
  });
}

function hidden(override: PolicyOverride, earlier: readonly PolicyOverride[]): readonly PolicyFinding[] {
  const isCovered = (key: 'campaignIds' | 'campaignLabels') => (pattern: string) =>
    earlier.some((other) => other[key].some((wider) => covers(wider, pattern)));
  const reachable =
    !override.campaignIds.every(isCovered('campaignIds')) ||
    !override.campaignLabels.every(isCovered('campaignLabels'));
  if (reachable) return [];
  return [
    {
      fault: 'never_fires',
      override: override.name,
      paths: ['overrides'],
      message: 'an earlier override names all of its campaigns',
    },
  ];
}

/** Whether whatever the second pattern matches is matched by the first one too. */
function covers(wider: string, pattern: string): boolean {
  return wider.endsWith('*') ? matchesPattern(pattern, wider) : wider === pattern;
}

function repeated({ name }: PolicyOverride, paths: readonly string[]): readonly PolicyFinding[] {
  if (paths.length === 0) return [];
  return [
    { fault: 'no_effect', override: name, paths, message: 'the policy says the same without the override' },
  ];
}
