import { type AllocationPrior, allocationPrior } from '../../allocation/allocation-prior.ts';
import type { AllocationArm, AllocationDay } from '../../allocation/arm.ts';
import type { AllocationBelief } from '../../allocation/belief.ts';
import { learnArms } from '../../allocation/learn-arms.ts';
import type { DailyTotals } from '../../model/daily-totals.ts';
import { policyAmount } from '../../policy/define-policy.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { shareKnown } from '../../roas/matured-day.ts';
import { type Day, daysBetween } from '../../shared/day.ts';
import { memo } from '../../shared/memo.ts';
import type { MinorUnits } from '../../shared/money.ts';
import { once } from '../../shared/once.ts';
import { dailyBudgetOf, towards } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';
import { ownerDaily } from '../owner-roas.ts';
import type { MarginalArm, MarginalCampaign } from './marginal-arms.ts';
import { carriedOver } from './marginal-carry.ts';

/** All that the budgets of a campaign are divided by. */
export type MarginalObserved = {
  readonly belief: AllocationBelief;
  /** What the arms share a day, or what a total that follows the margin is measured against. */
  readonly total: MinorUnits;
  /** What the campaign may spend a day beside them. */
  readonly elsewhere: MinorUnits;
  readonly seed: string;
};

/** Observes one campaign after the other; what they have in common is computed once. */
export function createMarginalObserver(
  facts: CycleFacts,
  rule: string,
): (campaign: MarginalCampaign) => MarginalObserved {
  const { snapshot, today } = facts;
  const daysOf = createDays(facts);
  const accountDays = once(() => daysOf(facts.accountDaily));
  const priorOf = memo((policy: Policy): AllocationPrior => allocationPrior(accountDays(), policy));
  return (campaign) => {
    const policy = facts.policyFor(campaign.campaignId);
    const elsewhere = campaign.others.reduce(
      (sum, { owner }) => sum + (dailyBudgetOf(owner, snapshot.now) ?? 0),
      0,
    );
    const total = totalOf(campaign, { elsewhere, facts, rule });
    const arms = campaign.arms.map(
      (arm): AllocationArm => ({
        id: arm.owner.target.id,
        budget: arm.budget,
        ...limitsOf(arm, facts),
        days: daysOf(ownerDaily(arm.owner, facts)),
      }),
    );
    return {
      belief: learnArms(arms, { total, policy, prior: priorOf(policy), cv: facts.dispersion.ctr.cv }),
      total,
      elsewhere,
      // The same all day: a cycle that looks again must not want something else.
      seed: `${snapshot.account.id} ${campaign.campaignId} ${today}`,
    };
  };
}

/** Complete days as an allocation reads them. Of a day that an outage touched no conversion counts. */
function createDays({
  today,
  snapshot,
  policy,
  outage,
}: CycleFacts): (days: readonly DailyTotals[]) => readonly AllocationDay[] {
  const known = new Map<Day, Pick<AllocationDay, 'daysAgo' | 'maturity'>>();
  const lookUp = (day: Day): Pick<AllocationDay, 'daysAgo' | 'maturity'> => {
    const found = known.get(day);
    if (found) return found;
    const isExcluded = outage?.excludedDays.includes(day) ?? false;
    const maturity = isExcluded ? 0 : shareKnown(day, today, snapshot.maturity, policy);
    const made = { daysAgo: daysBetween(day, today), maturity };
    known.set(day, made);
    return made;
  };
  return (days) =>
    days
      .filter(({ day }) => day < today)
      .map(({ day, impressions, clicks, spend, conversions, revenue }) => ({
        ...lookUp(day),
        impressions,
        clicks,
        spend,
        conversions,
        revenue,
      }));
}

/** What the limits would leave of a change: the rest is better given to others at once. */
function limitsOf(
  { owner, budget, isHeld }: MarginalArm,
  { snapshot, policy }: CycleFacts,
): { readonly floor: MinorUnits; readonly cap: MinorUnits } {
  const { limits } = policy;
  const step = owner.learning ? learningStep(limits) : limits.maxStep;
  if (isHeld || step === 0) return { floor: budget, cap: budget };
  const most =
    owner.target.level === 'campaign' ? limits.maxDailyBudgetPerCampaign : limits.maxDailyBudgetPerAdSet;
  const floor = Math.max(snapshot.account.minimumDailyBudget ?? 0, towards(budget, 1 - step));
  const cap = Math.min(policyAmount(policy, most), towards(budget, 1 + step));
  return { floor, cap: Math.max(floor, cap) };
}

function learningStep({ protectLearning, learningMaxStep, maxStep }: Policy['limits']): number {
  return protectLearning === 'strict' ? 0 : Math.min(learningMaxStep, maxStep);
}

/** The total of the policy without what is spent elsewhere meanwhile; or what the arms have now. */
function totalOf(
  campaign: MarginalCampaign,
  {
    elsewhere,
    facts,
    rule,
  }: { readonly elsewhere: MinorUnits; readonly facts: CycleFacts; readonly rule: string },
): MinorUnits {
  const policy = facts.policyFor(campaign.campaignId);
  const { dailyTotal } = policy.allocation;
  if (dailyTotal !== null) return Math.max(0, policyAmount(policy, dailyTotal) - elsewhere);
  const present = campaign.arms.reduce((sum, { budget }) => sum + budget, 0);
  return Math.max(0, present - carriedOver(campaign, facts, rule));
}
