import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { policyDigest } from '../policy/define-policy.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { hashId, hashJson } from '../shared/hash.ts';
import { applyGuardrails } from './apply-guardrails.ts';
import { dailyBudgetOf, totalDailyBudget } from './budget-owner.ts';
import { dailyChange } from './daily-change.ts';
import { type Decision, toDecision } from './decision.ts';
import { buildFacts, type CycleFacts } from './facts.ts';
import type { Guardrail } from './guardrails/guardrail.ts';
import { defaultGuardrails } from './guardrails/index.ts';
import { ownersById } from './guardrails/owners-by-id.ts';
import { switchedOn } from './guardrails/switched-on.ts';
import { spendCeiling } from './guardrails/total-spend-cap.ts';
import type { Plan, PlanHold, PlannedAction } from './plan.ts';
import { defaultRules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import type { Snapshot } from './snapshot.ts';

/** The rules and guardrails of a plan. A host's own guardrails stand before `totalSpendCap`. */
export type Registry = { readonly rules: readonly Rule[]; readonly guardrails: readonly Guardrail[] };

export const defaultRegistry: Registry = { rules: defaultRules, guardrails: defaultGuardrails };

/**
 * Decides one cycle: what the rules propose, after what the guardrails leave of it. Pure: the same snapshot and policy
 * give the same plan byte for byte, whatever the order of their lists.
 *
 * @throws InvalidInputError where the account's currency is not the policy's, an id occurs twice, a budget, figure or day
 * of the snapshot cannot be (it names the path), or a rule or guardrail breaks its contract
 */
export function planCycle(snapshot: Snapshot, policy: Policy, registry: Registry = defaultRegistry): Plan {
  return planFacts(buildFacts(snapshot, policy), registry);
}

/**
 * {@link planCycle} on facts that were built before, for a host that needs them for more than the plan.
 *
 * @throws InvalidInputError where a rule or guardrail breaks its contract
 */
export function planFacts(facts: CycleFacts, registry: Registry = defaultRegistry): Plan {
  const { snapshot, policy } = facts;
  const { decisions, holds } = consult(facts, registry.rules);
  const actions = applyGuardrails(facts, decisions, registry.guardrails).toSorted(byPriority);
  const { cycleId, now, account } = snapshot;
  const plan: Omit<Plan, 'digest'> = {
    version: 1,
    id: hashId('plan', cycleId),
    cycleId,
    accountId: account.id,
    now,
    currency: account.currency,
    policyDigest: policyDigest(policy),
    actions,
    holds,
    budget: budgetOf(actions, facts),
  };
  return { ...plan, digest: hashJson(plan) };
}

/** Whether a stored plan is what its digest says. */
export function verifyPlan({ digest, ...plan }: Plan): boolean {
  return hashJson(plan) === digest;
}

function consult(
  facts: CycleFacts,
  rules: readonly Rule[],
): { readonly decisions: readonly Decision[]; readonly holds: readonly PlanHold[] } {
  const decisions = new Map<string, Decision>();
  const holds: PlanHold[] = [];
  for (const rule of rules) {
    for (const opinion of rule.decide(facts)) {
      if (opinion.kind === 'hold') {
        holds.push({ rule: rule.name, target: opinion.target, reason: opinion.reason });
        continue;
      }
      const decision = toDecision(opinion, {
        cycleId: facts.snapshot.cycleId,
        rule: rule.name,
        override: facts.overrideFor(opinion.target.campaignId)?.name ?? null,
      });
      if (decisions.has(decision.id)) {
        throw new InvalidInputError({
          argument: 'rules',
          message: `rule ${rule.name} proposes ${decision.action.type} twice for ${decision.target.level} ${decision.target.id}`,
        });
      }
      decisions.set(decision.id, decision);
    }
  }
  return { decisions: [...decisions.values()].sort(byDecision), holds: holds.sort(byHold) };
}

/** Daily budgets of everything that may spend, before and after the actions that are to be executed. */
function budgetOf(actions: readonly PlannedAction[], facts: CycleFacts): Plan['budget'] {
  const { now } = facts.snapshot;
  const owners = ownersById(facts);
  const known = facts.budgetOwners.filter((owner) => dailyBudgetOf(owner, now) !== null);
  const before = totalDailyBudget(known, now) ?? 0;
  const change = actions.reduce((sum, { action, decision, status }) => {
    const owner = owners.get(decision.target.id);
    if (status !== 'execute' || !owner) return sum;
    if (action.type === 'set_budget') return sum + (dailyChange(action, owner, now) ?? 0);
    return action.type === 'set_status' && action.to === 'PAUSED'
      ? sum - (dailyBudgetOf(owner, now) ?? 0)
      : sum;
  }, 0);
  const executed = actions.filter(({ status }) => status === 'execute');
  const added = switchedOn(facts, executed).reduce(
    (sum, on) => sum + (totalDailyBudget(on.owners, now) ?? 0),
    0,
  );
  return { before, after: before + change + added, cap: spendCeiling(facts.policy) };
}

function byPriority(a: PlannedAction, b: PlannedAction): number {
  return byDecision(a.decision, b.decision);
}

/** What is urgent first; a fallback right behind the decision that it stands in for. */
function byDecision(a: Decision, b: Decision): number {
  return (
    a.priority - b.priority ||
    compare(a.rule, b.rule) ||
    compare(a.target.id, b.target.id) ||
    Number(a.fallback === null) - Number(b.fallback === null) ||
    compare(a.id, b.id)
  );
}

function byHold(a: PlanHold, b: PlanHold): number {
  return (
    compare(a.rule, b.rule) ||
    compare(a.target.level, b.target.level) ||
    compare(a.target.id, b.target.id) ||
    compare(a.reason, b.reason)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
