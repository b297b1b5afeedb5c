import { startOfDay } from '../../shared/day.ts';
import { groupBy } from '../../shared/group-by.ts';
import { addHours, type Instant } from '../../shared/instant.ts';
import type { MinorUnits } from '../../shared/money.ts';
import type { BudgetChange } from '../budget-change.ts';
import type { BudgetOwner } from '../budget-owner.ts';
import type { CycleFacts } from '../facts.ts';
import { keyOf, runningTests } from '../guardrails/experiment-integrity.ts';
import { protectionOf } from '../guardrails/protected-entities.ts';
import { openBoosts } from '../open-boosts.ts';

/** A budget that follows the marginal return. */
export type MarginalArm = {
  readonly owner: BudgetOwner;
  /** What it was at the start of the day, before this rule set it. */
  readonly budget: MinorUnits;
  /** Somebody else set it too recently for another change. */
  readonly isHeld: boolean;
  /** Why this rule leaves it as it is for now, whatever its part; null where it does not. */
  readonly waits: string | null;
};

/** The budgets of one campaign, split into those that share and those that are left alone, with the reason. */
export type MarginalCampaign = {
  readonly campaignId: string;
  readonly arms: readonly MarginalArm[];
  readonly others: readonly { readonly owner: BudgetOwner; readonly reason: string }[];
};

/** Everything that holds a budget where budgets follow the marginal return, by campaign. */
export function marginalCampaigns(facts: CycleFacts, rule: string): readonly MarginalCampaign[] {
  const owners = facts.budgetOwners.filter(
    ({ target }) => facts.policyFor(target.campaignId).budgeting === 'marginal',
  );
  if (owners.length === 0) return [];
  const reasonFor = createReasons(facts);
  const armOf = createArms(facts, rule);
  return [...groupBy(owners, ({ target }) => target.campaignId ?? target.id)].map(([campaignId, group]) => {
    const others = group.flatMap((owner) => {
      const reason = reasonFor(owner);
      return reason === null ? [] : [{ owner, reason }];
    });
    const left = new Set(others.map(({ owner }) => owner));
    return { campaignId, others, arms: group.filter((owner) => !left.has(owner)).map(armOf) };
  });
}

/** Why a budget has no part in the division. */
function createReasons(facts: CycleFacts): (owner: BudgetOwner) => string | null {
  const boosts = openBoosts(facts.snapshot.budgetChanges);
  const tests = runningTests(facts);
  return ({ target, budget, active }) => {
    // What waits for a review may spend its budget any minute.
    if (!active) return 'it is switched on, but not delivering';
    if (budget.dailyBudget === null) return 'only daily budgets follow the marginal return';
    const boost = boosts.get(target.id);
    if (boost) return `a boost is open until ${boost.revertAt}`;
    const protection = protectionOf(target, facts);
    if (protection !== null) return `protected by ${protection}`;
    const test = tests.get(keyOf(target));
    return test === undefined ? null : `test "${test}" is running on it`;
  };
}

function createArms(
  { snapshot, policy, today }: CycleFacts,
  rule: string,
): (owner: BudgetOwner) => MarginalArm {
  const hours = policy.limits.increaseCooldownHours;
  const recently = addHours(snapshot.now, -hours);
  const midnight = startOfDay(today, snapshot.account.timeZone);
  const changes = groupBy(snapshot.budgetChanges, ({ targetId }) => targetId);
  return (owner) => {
    const present = owner.budget.dailyBudget ?? 0;
    const inOrder = (changes.get(owner.target.id) ?? []).toSorted(byTime);
    const last = inOrder.at(-1);
    if (!last || (last.at <= recently && last.at < midnight))
      return { owner, budget: present, isHeld: false, waits: null };
    if (last.rule !== rule) return { owner, budget: present, isHeld: last.at > recently, waits: null };
    return {
      owner,
      budget: budgetAt(midnight, inOrder, rule) ?? present,
      isHeld: false,
      waits: `set at ${last.at}: once a day, and ${hours} h apart`,
    };
  };
}

/** What a budget was before a rule set it on a day; null where it did not. */
function budgetAt(midnight: Instant, inOrder: readonly BudgetChange[], rule: string): MinorUnits | null {
  const others = inOrder.findLastIndex((change) => change.rule !== rule);
  return inOrder.slice(others + 1).find(({ at }) => at >= midnight)?.from ?? null;
}

function byTime(a: BudgetChange, b: BudgetChange): number {
  return a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1;
}
