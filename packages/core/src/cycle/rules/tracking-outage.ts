import type { Budget } from '../../model/budget.ts';
import { describeOutage } from '../../outage/describe-outage.ts';
import type { Outage } from '../../outage/outage.ts';
import { addHours, type Instant } from '../../shared/instant.ts';
import type { MinorUnits } from '../../shared/money.ts';
import type { Target } from '../action.ts';
import { ASKS_PEOPLE } from '../asks-people.ts';
import type { BudgetOwner } from '../budget-owner.ts';
import type { Hold, Proposal } from '../decision.ts';
import type { CycleFacts } from '../facts.ts';
import { type LentBudget, lentBudget } from '../lent-budget.ts';
import { openBoosts } from '../open-boosts.ts';
import { RESTS_ON } from '../rests-on-conversions.ts';
import type { Snapshot } from '../snapshot.ts';
import { stepWithinFloor } from '../step-within-floor.ts';
import { type Rule, type RuleContext, ruleContext } from './rule.ts';

/** Goals by which Meta steers delivery towards conversions that it is told of. */
const CONVERSION_GOALS = ['OFFSITE_CONVERSIONS', 'ONSITE_CONVERSIONS', 'VALUE', 'IN_APP_VALUE'];

/**
 * Says that conversions are presumed lost, and once that has gone on for `holdHours` asks people for a cut of what is
 * optimised for them: in every cycle, until they were asked about the target once during the outage, whatever they said.
 */
export const trackingOutage: Rule = {
  name: 'tracking_outage',
  decide: (facts) => {
    const { outage, snapshot } = facts;
    if (!outage?.presumed) return [];
    const target: Target = { level: 'account', id: snapshot.account.id, campaignId: null };
    const hold: Hold = { kind: 'hold', target, reason: describeOutage(outage.latest) };
    if (!outage.unresolved) return [hold];
    const boosts = openBoosts(snapshot.budgetChanges);
    const askable = facts.budgetOwners.filter((owner) => owner.active && isOptimised(owner, facts));
    return [
      hold,
      ...askable.map((owner): Proposal | Hold => {
        const asked = lastAsked(owner.target, outage.latest, snapshot);
        const reason = `people were asked for a cut at ${asked}`;
        if (asked !== null) return { kind: 'hold', target: owner.target, reason };
        const lent = lentBudget(owner.budget, boosts.get(owner.target.id));
        return judge(observe(owner, outage.latest, lent, snapshot), ruleContext(owner.target, facts));
      }),
    ];
  },
  replay: (observed, context) => judge(observed as Observed, context),
};

type Observed = {
  readonly outage: Outage;
  readonly budget: Budget;
  readonly floor: MinorUnits | null;
  readonly lent: LentBudget | null;
};

function observe(
  { budget }: BudgetOwner,
  outage: Outage,
  lent: LentBudget | null,
  { account }: Snapshot,
): Observed {
  const { dailyBudget, lifetimeBudget, budgetRemaining, endsAt } = budget;
  return {
    outage,
    budget: { dailyBudget, lifetimeBudget, budgetRemaining, endsAt },
    floor: account.minimumDailyBudget,
    lent,
  };
}

/** When people were asked for the cut of a target during an outage; null where they were not. */
function lastAsked({ level, id }: Target, outage: Outage, { askedActions }: Snapshot): Instant | null {
  const asked = askedActions.findLast(
    ({ rule, target, at }) =>
      rule === trackingOutage.name && target.level === level && target.id === id && at >= outage.presumedAt,
  );
  return asked?.at ?? null;
}

function judge(observed: Observed, { target, policy, now }: RuleContext): Proposal | Hold {
  const { outage } = observed;
  const { unresolvedStep, holdHours } = policy.data.trackingOutage;
  const deadline = addHours(outage.presumedAt, holdHours);
  const reason = `${describeOutage(outage)}; unresolved for ${holdHours} h`;
  if (now < deadline) return { kind: 'hold', target, reason };
  const { action, why } = stepWithinFloor(observed, 1 - unresolvedStep);
  if (action === null) return { kind: 'hold', target, reason: `${reason}; ${why}` };
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
    facts: observed,
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
