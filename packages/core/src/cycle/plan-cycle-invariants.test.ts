import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPlan } from '../../testing/after-plan.ts';
import { anyCycle, anyDecisions, anySnapshot } from '../../testing/arbitraries.ts';
import { assertProperty } from '../../testing/assert-property.ts';
import { definePolicy, policyAmount } from '../policy/define-policy.ts';
import { groupBy } from '../shared/group-by.ts';
import { addHours } from '../shared/instant.ts';
import { formatMinorUnits } from '../shared/money.ts';
import { directionOf, isActivation, isIncrease, type SetBudget } from './action.ts';
import { isRaise } from './budget-change.ts';
import { type BudgetOwner, dailyBudgetOf, listBudgetOwners, totalDailyBudget } from './budget-owner.ts';
import type { Decision, Proposal } from './decision.ts';
import { switchedOn } from './guardrails/switched-on.ts';
import { lentBudget } from './lent-budget.ts';
import { openBoosts } from './open-boosts.ts';
import type { Plan, PlannedAction } from './plan.ts';
import { defaultRegistry, planCycle, type Registry } from './plan-cycle.ts';
import type { Snapshot } from './snapshot.ts';

const RUNS = { numRuns: 150 };

/** A rule that proposes what it is told: the guardrails meet far more than sensible rules would propose. */
function proposing(decisions: readonly Decision[]): Registry {
  const first = new Map(
    decisions.map((each) => [`${each.target.level} ${each.target.id} ${each.action.type}`, each]),
  );
  const proposals = [...first.values()].map(
    ({ id: _id, cycleId: _cycleId, rule: _rule, ...content }): Proposal => ({ kind: 'propose', ...content }),
  );
  return { ...defaultRegistry, rules: [{ name: 'host_rule', decide: () => proposals }] };
}

/** As if people agreed to everything: what they switch on has to fit too. */
function unasked({ rules, guardrails }: Registry): Registry {
  return { rules, guardrails: guardrails.filter(({ name }) => name !== 'approvalThreshold') };
}

/** Plans of the built-in rules, and of a rule that wants anything, under any policy. */
const anyOrdinaryPlan = anyCycle().chain(({ snapshot, policy }) =>
  anyDecisions(snapshot).chain((decisions) => {
    const registry = fc.constantFrom(defaultRegistry, proposing(decisions), proposing(decisions));
    return registry.map((rules) => ({ snapshot, policy, plan: planCycle(snapshot, policy, rules) }));
  }),
);

/** Plans of a rule that wants anything, where nothing but caps close to the present budgets stands in its way. */
const anyTightPlan = anySnapshot().chain((start) => {
  const snapshot: Snapshot = {
    ...start,
    budgetChanges: [],
    openApprovals: [],
    experiments: [],
    insightsStatus: { newestReadAt: start.now, complete: true },
    controls: { stopped: false, outageClosedAt: null },
  };
  const budgets = listBudgetOwners(snapshot).map((owner) => dailyBudgetOf(owner, snapshot.now) ?? 0);
  const about = (minor: number) =>
    fc
      .integer({ min: 90, max: 150 })
      .map((percent) => formatMinorUnits(Math.round((minor * percent) / 100), 'USD'));
  const sum = budgets.reduce((total, budget) => total + budget, 0);
  return fc
    .record({
      decisions: anyDecisions(snapshot),
      maxTotalDailySpend: about(sum),
      maxWorstCaseDay: fc.option(about(sum * 1.75), { nil: null }),
      maxDailyBudgetPerCampaign: about(sum / 2),
      maxDailyBudgetPerAdSet: about(Math.max(0, ...budgets)),
    })
    .map(({ decisions, ...caps }) => {
      const limits = { ...caps, maxStep: 1, learningMaxStep: 1, maxRollingIncrease: 9, maxWeeklyIncrease: 9 };
      const policy = definePolicy({ currency: 'USD', limits, approvals: { perAction: '9000000.00' } });
      const wishes = decisions.filter(({ action }) => action.type === 'set_budget' || isActivation(action));
      return { snapshot, policy, plan: planCycle(snapshot, policy, unasked(proposing(wishes))) };
    });
});

const anyPlan = fc.oneof(anyOrdinaryPlan, anyTightPlan);

function executed({ actions }: Plan): readonly PlannedAction[] {
  return actions.filter(({ status }) => status === 'execute');
}

/** The changes of budgets that a plan executes, with whatever holds the budget. */
function changesOf(
  plan: Plan,
  snapshot: Snapshot,
): readonly { readonly action: SetBudget; readonly owner: BudgetOwner; readonly rule: string }[] {
  const owners = listBudgetOwners(snapshot);
  return executed(plan).flatMap(({ action, decision: { target, rule } }) => {
    const owner = owners.find((each) => each.target.id === target.id);
    const changes = directionOf(action) !== null;
    return action.type === 'set_budget' && changes && owner ? [{ action, owner, rule }] : [];
  });
}

function entitiesOf(snapshot: Snapshot): Parameters<typeof switchedOn>[0] {
  return {
    budgetOwners: listBudgetOwners(snapshot),
    campaigns: new Map(snapshot.campaigns.map((campaign) => [campaign.id, campaign])),
    adSetsOf: groupBy(snapshot.adSets, ({ campaignId }) => campaignId),
  };
}

function sumOfBudgets(snapshot: Snapshot, at = snapshot.now): number | null {
  return totalDailyBudget(listBudgetOwners(snapshot), at);
}

describe('planCycle never lets spend run away', () => {
  it('keeps the sum of budgets within the cap and the worst day, or raises nothing', () => {
    assertProperty(
      fc.property(anyPlan, ({ snapshot, policy, plan }) => {
        const isMore = ({ action }: PlannedAction): boolean => isIncrease(action) || isActivation(action);
        const before = sumOfBudgets(snapshot);
        // Cuts may fail: the cap must hold with the raises alone.
        const raises = { ...plan, actions: executed(plan).filter(isMore) };
        if (sumOfBudgets(afterPlan(snapshot, raises), snapshot.now) === before) return;
        const sum = sumOfBudgets(afterPlan(snapshot, raises), snapshot.now);
        const { maxTotalDailySpend, maxWorstCaseDay, dailyFlex } = policy.limits;
        const cap = policyAmount(policy, maxTotalDailySpend);
        const worst = maxWorstCaseDay === null ? cap * dailyFlex : policyAmount(policy, maxWorstCaseDay);
        expect(sum).not.toBeNull();
        expect(sum).toBeLessThanOrEqual(cap);
        expect((sum ?? 0) * dailyFlex).toBeLessThanOrEqual(worst);
      }),
      RUNS,
    );
  });

  it('reports the budgets before and after as they will be', () => {
    assertProperty(
      fc.property(anyPlan, ({ snapshot, plan }) => {
        const before = sumOfBudgets(snapshot);
        const after = sumOfBudgets(afterPlan(snapshot, plan), snapshot.now);
        if (before === null || after === null) return;
        expect(plan.budget.before).toBe(before);
        // A budget that is spread over days is rounded up each time.
        const spread = changesOf(plan, snapshot).filter(({ action }) => action.kind === 'lifetime').length;
        expect(plan.budget.after).toBeGreaterThanOrEqual(after);
        expect(plan.budget.after - after).toBeLessThanOrEqual(spread);
      }),
      RUNS,
    );
  });

  it('keeps every change within the largest step and every budget within its own bounds', () => {
    assertProperty(
      fc.property(anyPlan, ({ snapshot, policy, plan }) => {
        for (const { action, owner } of changesOf(plan, snapshot)) {
          const { maxStep, learningMaxStep } = policy.limits;
          const step = owner.learning ? Math.min(maxStep, learningMaxStep) : maxStep;
          const base = action.kind === 'daily' ? action.from : (owner.budget.budgetRemaining ?? 0);
          const lent = lentBudget(owner.budget, openBoosts(snapshot.budgetChanges).get(owner.target.id));
          if (action.to < action.from && lent !== null && action.to >= lent.base) continue;
          expect(Math.abs(action.to - action.from)).toBeLessThanOrEqual(base * step + 1e-6);
          const floor = snapshot.account.minimumDailyBudget ?? 0;
          if (action.to < action.from && action.kind === 'daily')
            expect(action.to).toBeGreaterThanOrEqual(floor);
        }
      }),
      RUNS,
    );
  });

  it('raises no ad set and no campaign above its limit', () => {
    assertProperty(
      fc.property(anyPlan, ({ snapshot, policy, plan }) => {
        const after = listBudgetOwners(afterPlan(snapshot, plan));
        const raised = changesOf(plan, snapshot).filter(({ action }) => isIncrease(action));
        const added = switchedOn(entitiesOf(snapshot), executed(plan));
        for (const owner of [...raised.map((each) => each.owner), ...added.flatMap(({ owners }) => owners)]) {
          const { maxDailyBudgetPerAdSet, maxDailyBudgetPerCampaign } = policy.limits;
          const inCampaign = after.filter(({ target }) => target.campaignId === owner.target.campaignId);
          const own = after.find(({ target }) => target.id === owner.target.id) ?? owner;
          expect(totalDailyBudget(inCampaign, snapshot.now)).toBeLessThanOrEqual(
            policyAmount(policy, maxDailyBudgetPerCampaign),
          );
          if (owner.target.level === 'ad_set') {
            expect(dailyBudgetOf(own, snapshot.now)).toBeLessThanOrEqual(
              policyAmount(policy, maxDailyBudgetPerAdSet),
            );
          }
        }
      }),
      RUNS,
    );
  });

  it('waits between changes of one budget', () => {
    assertProperty(
      fc.property(anyPlan, ({ snapshot, policy, plan }) => {
        for (const { action, owner, rule } of changesOf(plan, snapshot)) {
          if (rule === 'boost_expiry') continue;
          const own = snapshot.budgetChanges.filter(({ targetId }) => targetId === owner.target.id);
          const { increaseCooldownHours, decreaseAfterIncreaseHours } = policy.limits;
          const hours = isIncrease(action) ? increaseCooldownHours : decreaseAfterIncreaseHours;
          const counting = isIncrease(action) ? own : own.filter(isRaise);
          for (const { at } of counting) expect(at <= addHours(snapshot.now, -hours)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('changes nothing but by pauses while the account is stopped', () => {
    assertProperty(
      fc.property(anyPlan, anyDecisionsOfStopped, (_, plan) => {
        for (const { action } of executed(plan))
          expect(action).toMatchObject({ type: 'set_status', to: 'PAUSED' });
      }),
      RUNS,
    );
  });
});

const anyDecisionsOfStopped = anyCycle().chain(({ snapshot, policy }) =>
  anyDecisions(snapshot).map((decisions) =>
    planCycle(
      { ...snapshot, controls: { stopped: true, outageClosedAt: null } },
      policy,
      proposing(decisions),
    ),
  ),
);
