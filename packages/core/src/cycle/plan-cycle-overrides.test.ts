import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCycle, anyOverrides } from '../../testing/arbitraries.ts';
import { assertProperty } from '../../testing/assert-property.ts';
import { applyOverride } from '../policy/overrides.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { OVERRIDE_EVIDENCE } from './decision.ts';
import { defaultRegistry, planCycle } from './plan-cycle.ts';
import type { Snapshot } from './snapshot.ts';

const BUDGETING = ['thresholds', 'marginal'] as const;

/** What the rules say of the campaigns that the first override names. */
function opinionsOn(ids: readonly string[], snapshot: Snapshot, policy: Policy) {
  // What limits leave of it depends on the other campaigns.
  const { actions, holds } = planCycle(snapshot, policy, { ...defaultRegistry, guardrails: [] });
  const decisions = actions.map(({ decision }) => {
    const { [OVERRIDE_EVIDENCE]: _, ...evidence } = decision.evidence;
    return { ...decision, evidence };
  });
  const isTheirs = ({ campaignId }: { readonly campaignId: string | null }): boolean =>
    campaignId !== null && ids.includes(campaignId);
  return {
    decisions: decisions.filter(({ target }) => isTheirs(target)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    holds: holds.filter(({ target }) => isTheirs(target)),
  };
}

describe('planCycle under an override', () => {
  it('decides on its campaigns as if its values were the policy', () => {
    const anyCase = fc
      .record({ cycle: anyCycle(), overrides: anyOverrides, budgeting: fc.constantFrom(...BUDGETING) })
      .map(({ cycle: { snapshot, policy }, overrides, budgeting }) => {
        const own = overrides.map((each) => ({ ...each, policy: { ...each.policy, budgeting } }));
        return { snapshot, policy: { ...policy, overrides: own } };
      });
    assertProperty(
      fc.property(anyCase, ({ snapshot, policy }) => {
        const [override] = policy.overrides;
        if (!override) return;
        const ids = snapshot.campaigns
          .map(({ id }) => id)
          .filter((id) => override.campaignIds.some((name) => id === name || name === 'campaign-*'));
        const merged = applyOverride(policy, override);
        expect(opinionsOn(ids, snapshot, policy)).toEqual(opinionsOn(ids, snapshot, merged));
      }),
      { numRuns: 60 },
    );
  });
});
