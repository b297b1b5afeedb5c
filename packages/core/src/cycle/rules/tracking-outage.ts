import type { Budget } from '../../model/budget.ts';
import { describeOutage } from '../../outage/describe-outage.ts';
import type { Outage } from '../../outage/outage.ts';
import { addHours } from '../../shared/instant.ts';
import type { Target } from '../action.ts';
import { ASKS_PEOPLE } from '../asks-people.ts';
import { type BudgetOwner, stepBudget } from '../budget-owner.ts';
import type { Hold, Proposal } from '../decision.ts';
import type { CycleFacts } from '../facts.ts';
import { RESTS_ON } from '../rests-on-conversions.ts';
import { type Rule, type RuleContext, ruleContext } from './rule.ts';

/** Goals by which Meta steers delivery towards conversions that it is told of. */
const CONVERSION_GOALS = ['OFFSITE_CONVERSIONS', 'ONSITE_CONVERSIONS', 'VALUE', 'IN_APP_VALUE'];

/**
 * Says that conversions are presumed lost, and once that has gone on for `holdHours` asks people for a cut of what is
 * optimised for them. The cut is proposed when the time is reached and kept up while the request is open, so that it is
 * asked for once.
 */
export const trackingOutage: Rule = {
  name: 'tracking_outage',
  decide: (facts) => {
    const { outage, snapshot } = facts;
    if (!outage?.presumed) return [];
    const target: Target = { level: 'account', id: snapshot.account.id, campaignId: null };
    const hold: Hold = { kind: 'hold', target, reason: describeOutage(outage.latest) };
    if (!outage.unresolved) return [hold];
    const asked = facts.budgetOwners
      .filter((owner) => owner.active && isOptimised(owner, facts))
      .filter((owner) => outage.becameUnresolved || isAwaited(owner.target, facts));
    return [
      hold,
      ...asked.map((owner) => judge(observe(owner, outage.latest), ruleContext(owner.target, facts))),
    ];
  },
  replay: (observed, context) => judge(observed as Observed, context),
};

type Observed = { readonly outage: Outage; readonly budget: Budget };

function observe({ budget }: BudgetOwner, outage: Outage): Observed {
  const { dailyBudget, lifetimeBudget, budgetRemaining, endsAt } = budget;
  return { outage, budget: { dailyBudget, lifetimeBudget, budgetRemaining, endsAt } };
}

function judge({ outage, budget }: Observed, { target, policy, now }: RuleContext): Proposal | Hold {
  const { unresolvedStep, holdHours } = policy.data.trackingOutage;
  const deadline = addHours(outage.presumedAt, holdHours);
  const reason = `${describeOutage(outage)}; unresolved for ${holdHours} h`;
  const action = stepBudget({ budget }, 1 - unresolvedStep);
  if (now < deadline || action === null) return { kind: 'hold', target, reason };
  return {
    kind: 'propose',
    target,
    action,
    fallback: null,
    reason,
    evidence: {
      ...ASKS_PEOPLE,
      [RESTS_ON]: 'conversions',
      kind: outage.kind,
      since: outage.since,
      ...outage.evidence,
    },
    facts: { outage, budget },
    counterfactuals: [
      { change: `before ${deadline}`, then: 'hold', edit: { '/now': addHours(deadline, -1) } },
    ],
    priority: 1,
    confidence: 'medium',
  };
}

function isOptimised({ target }: BudgetOwner, { adSets, adSetsOf }: CycleFacts): boolean {
  const own = target.level === 'ad_set' ? adSets.get(target.id) : undefined;
  const below = own ? [own] : (adSetsOf.get(target.id) ?? []);
  return below.some(
    ({ optimizationGoal, status }) =>
      status === 'ACTIVE' && optimizationGoal !== null && CONVERSION_GOALS.includes(optimizationGoal),
  );
}

/** Whether a cut of the target is waiting for people already. */
function isAwaited({ level, id }: Target, { snapshot }: CycleFacts): boolean {
  return snapshot.openApprovals.some(
    ({ target, actionType, direction }) =>
      target.level === level && target.id === id && actionType === 'set_budget' && direction === 'down',
  );
}
