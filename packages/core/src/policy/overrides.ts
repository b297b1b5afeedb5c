import { matchesPattern } from './matches-pattern.ts';
import { merge } from './merge.ts';
import type { Policy } from './policy-schema.ts';

/** Other thresholds for some campaigns. */
export type PolicyOverride = Policy['overrides'][number];

/** The first override that names the campaign by id or label; null where none does. */
export function findOverride(
  { overrides }: Pick<Policy, 'overrides'>,
  campaign: { readonly id: string; readonly labels: readonly string[] },
): PolicyOverride | null {
  const names = ({ campaignIds, campaignLabels }: PolicyOverride): boolean =>
    campaignIds.some((pattern) => matchesPattern(campaign.id, pattern)) ||
    campaignLabels.some((pattern) => campaign.labels.some((label) => matchesPattern(label, pattern)));
  return overrides.find(names) ?? null;
}

/** The policy of the campaigns that an override names, the account's own for null: complete, without overrides. */
export function applyOverride(policy: Policy, override: PolicyOverride | null): Policy {
  // Both were checked, the second one against the schema of the first.
  return { ...(merge(policy, override?.policy) as Policy), overrides: [] };
}
