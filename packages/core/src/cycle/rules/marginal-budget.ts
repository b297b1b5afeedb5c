import { drawsOf } from '../../allocation/allocate-budget.ts';
import type { AllocatedArm, Allocation } from '../../allocation/allocation.ts';
import type { Draws } from '../../allocation/compute-targets.ts';
import { describeAllocation } from '../../allocation/describe-allocation.ts';
import { divideFixed } from '../../allocation/divide-fixed.ts';
import { divideMarginal } from '../../allocation/divide-marginal.ts';
import type { Division } from '../../allocation/division.ts';
import type { Confidence } from '../../model/confidence.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import type { Hold, Proposal } from '../decision.ts';
import type { CycleFacts } from '../facts.ts';
import { type MarginalCampaign, marginalCampaigns } from './marginal-arms.ts';
import { marginalCounterfactuals } from './marginal-counterfactuals.ts';
import { createMarginalObserver, type MarginalObserved } from './marginal-facts.ts';
import { type Rule, type RuleContext, ruleContext } from './rule.ts';

const NAME = 'marginal_budget';
// In what share of the draws the direction has to be the same.
const [SURE, LIKELY] = [0.95, 0.8];

/**
 * Sets the budgets of a campaign once a day so that the last unit of each brings about the same, where the policy's
 * `budgeting` is `marginal`. What limits stopped of it is made up for by the next set-point.
 */
export const marginalBudget: Rule = {
  name: NAME,
  decide: (facts) => {
    const observe = createMarginalObserver(facts, NAME);
    return marginalCampaigns(facts, NAME).flatMap((campaign) => {
      const left = campaign.others.map(
        ({ owner: { target }, reason }): Hold => ({ kind: 'hold', target, reason }),
      );
      return campaign.arms.length === 0
        ? left
        : [...left, ...decideCampaign(campaign, observe(campaign), facts)];
    });
  },
  replay: (json, context) => {
    const observed = json as MarginalObserved;
    return judge(observed, allocate(observed, context.policy), context);
  },
};

/** An allocation with the draws that it was made by. */
type Drawn = { readonly draws: Draws; readonly allocation: Allocation };

function decideCampaign(
  { campaignId, arms }: MarginalCampaign,
  observed: MarginalObserved,
  facts: CycleFacts,
): readonly (Proposal | Hold)[] {
  const drawn = allocate(observed, facts.policyFor(campaignId));
  const opinions = arms.map(({ owner: { target }, waits }) =>
    waits === null
      ? judge(observed, drawn, ruleContext(target, facts))
      : { kind: 'hold' as const, target, reason: waits },
  );
  const { pays, reason } = drawn.allocation;
  // People should know, whatever becomes of the single budgets.
  const target = { level: 'campaign', id: campaignId, campaignId } as const;
  return pays === false ? [{ kind: 'hold', target, reason }, ...opinions] : opinions;
}

function allocate(observed: MarginalObserved, policy: Policy): Drawn {
  const { belief, seed, total } = observed;
  const draws = drawsOf(belief, { seed, policy });
  const division = divide(observed, draws, policy);
  return { draws, allocation: describeAllocation(belief, draws, division, { total, policy }) };
}

function divide({ belief, total, elsewhere }: MarginalObserved, draws: Draws, policy: Policy): Division {
  return policy.allocation.total === 'marginal'
    ? divideMarginal(belief, draws, { total, elsewhere, policy })
    : divideFixed(belief, draws, { total, policy });
}

function judge(
  observed: MarginalObserved,
  { draws, allocation }: Drawn,
  { target, policy, currency }: RuleContext,
): Proposal | Hold {
  const index = allocation.arms.findIndex(({ id }) => id === target.id);
  const arm = allocation.arms[index];
  if (!arm) return { kind: 'hold', target, reason: 'it has no part in the budget' };
  if (arm.to === arm.from) return { kind: 'hold', target, reason: arm.reason };
  return {
    kind: 'propose',
    target,
    action: { type: 'set_budget', kind: 'daily', from: arm.from, to: arm.to, revertAt: null },
    fallback: null,
    reason: arm.reason,
    evidence: evidenceOf(arm, allocation),
    facts: observed,
    counterfactuals: marginalCounterfactuals({
      arm,
      index,
      observed,
      draws,
      currency,
      divide: (other, drawn) => divide(other, drawn, policy),
    }),
    // Cuts pay for raises, and go first.
    priority: arm.to < arm.from ? 2 : 3,
    confidence: confidenceOf(arm),
  };
}

function evidenceOf(
  arm: AllocatedArm,
  { total, before, after, scale, wear }: Allocation,
): Proposal['evidence'] {
  const { target, initialRoas, initialRoasLow, initialRoasHigh, marginalRoas, certainty } = arm;
  return {
    share: target,
    total,
    before,
    after,
    initialRoas,
    initialRoasLow,
    initialRoasHigh,
    marginalRoas,
    certainty,
    scale,
    wear,
  };
}

function confidenceOf({ certainty }: AllocatedArm): Confidence {
  if (certainty === null || certainty < LIKELY) return 'low';
  return certainty < SURE ? 'medium' : 'high';
}
