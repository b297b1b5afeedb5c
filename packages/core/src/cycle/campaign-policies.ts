import type { Campaign } from '../model/campaign.ts';
import { applyOverride, findOverride, type PolicyOverride } from '../policy/overrides.ts';
import type { Policy } from '../policy/policy-schema.ts';

/** The policy of each campaign, put together the first time that somebody asks for it. */
export type CampaignPolicies = {
  /** The policy with the override of the campaign; the account's own for null and for campaigns without one. */
  readonly policyFor: (campaignId: string | null) => Policy;
  readonly overrideFor: (campaignId: string | null) => PolicyOverride | null;
};

export function createCampaignPolicies(
  policy: Policy,
  campaigns: ReadonlyMap<string, Campaign>,
): CampaignPolicies {
  const overridden = new Map<PolicyOverride | null, Policy>();
  const found = new Map<string, PolicyOverride | null>();
  const overrideFor = (id: string | null): PolicyOverride | null => {
    if (id === null || policy.overrides.length === 0) return null;
    const known = found.get(id);
    const override =
      known === undefined ? findOverride(policy, { id, labels: campaigns.get(id)?.labels ?? [] }) : known;
    found.set(id, override);
    return override;
  };
  const policyFor = (id: string | null): Policy => {
    const override = overrideFor(id);
    const known = overridden.get(override) ?? applyOverride(policy, override);
    overridden.set(override, known);
    return known;
  };
  return { policyFor, overrideFor };
}
