import { decideRoasScaling } from '../../roas/decide-roas-scaling.ts';
import type { RoasVerdict } from '../../roas/roas-verdict.ts';
import type { RoasSummary } from '../../roas/summarize-roas.ts';
import type { Action } from '../action.ts';
import { type BudgetOwner, stepBudget } from '../budget-owner.ts';
import type { Hold, Proposal } from '../decision.ts';
import type { CycleFacts } from '../facts.ts';
import { openBoosts } from '../open-boosts.ts';
import { roasEvidence } from './roas-evidence.ts';
import type { Rule } from './rule.ts';

/** Raises, lowers or pauses whatever holds a budget by its return on ad spend. */
export const roasScaling: Rule = {
  name: 'roas_scaling',
  decide: (facts) => {
    const boosts = openBoosts(facts.snapshot.budgetChanges);
    return facts.budgetOwners
      .filter(({ active }) => active)
      .map((owner) => {
        const summary = facts.roasOf(owner);
        const verdict = decideRoasScaling({
          summary,
          adSet: owner,
          now: facts.snapshot.now,
          policy: facts.policy,
        });
        const boost = boosts.get(owner.target.id);
        if (verdict.kind === 'up' && boost) {
          return hold(owner, `a boost is open until ${boost.revertAt}: ${verdict.reason}`);
        }
        return toOpinion(owner, verdict, summary, facts);
      });
  },
};

function toOpinion(
  owner: BudgetOwner,
  verdict: RoasVerdict,
  summary: RoasSummary,
  facts: CycleFacts,
): Proposal | Hold {
  if (verdict.kind === 'hold') return hold(owner, verdict.reason);
  const step = stepWithinFloor(owner, verdict.factor, facts);
  const action: Action | null =
    verdict.kind === 'pause' ? { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' } : step;
  if (action === null) return hold(owner, `${verdict.reason}; ${whyNoStep(owner, verdict.factor)}`);
  return {
    kind: 'propose',
    target: owner.target,
    action,
    fallback: verdict.kind === 'pause' ? step : null,
    reason: verdict.reason,
    evidence: roasEvidence(summary),
    facts: { summary, createdAt: owner.createdAt },
    counterfactuals: verdict.counterfactuals,
    priority: verdict.kind === 'pause' ? 1 : 2,
    confidence: verdict.confidence,
  };
}

/** The step, never below the smallest budget that the platform accepts. */
function stepWithinFloor(owner: BudgetOwner, factor: number, { snapshot }: CycleFacts): Action | null {
  const step = stepBudget(owner, factor);
  const floor = snapshot.account.minimumDailyBudget;
  if (step === null || step.kind === 'lifetime' || floor === null || step.to >= floor || step.to > step.from)
    return step;
  return step.from <= floor ? null : { ...step, to: floor };
}

function whyNoStep({ budget }: BudgetOwner, factor: number): string {
  if (budget.dailyBudget === null && (budget.lifetimeBudget === null || budget.budgetRemaining === null)) {
    return 'its budget is unknown';
  }
  return factor < 1 ? 'at_floor' : 'no_change';
}

function hold({ target }: BudgetOwner, reason: string): Hold {
  return { kind: 'hold', target, reason };
}
