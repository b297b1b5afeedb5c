import { decideRoasScaling } from '../../roas/decide-roas-scaling.ts';
import { estimateRoas } from '../../roas/estimate-roas.ts';
import type { RoasFigures } from '../../roas/measure-roas.ts';
import type { RoasVerdict } from '../../roas/roas-verdict.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Action } from '../action.ts';
import { ASKS_PEOPLE } from '../asks-people.ts';
import type { Hold, Proposal } from '../decision.ts';
import { openBoosts } from '../open-boosts.ts';
import { stepWithinFloor } from '../step-within-floor.ts';
import { roasCounterfactuals } from './roas-counterfactuals.ts';
import { roasEvidence } from './roas-evidence.ts';
import { observeRoas, type RoasObserved } from './roas-facts.ts';
import { type Rule, type RuleContext, ruleContext } from './rule.ts';

/**
 * Raises, lowers or pauses whatever holds a budget by its return on ad spend. Where budgets follow the marginal return
 * it only pauses.
 */
export const roasScaling: Rule = {
  name: 'roas_scaling',
  decide: (facts) => {
    const boosts = openBoosts(facts.snapshot.budgetChanges);
    const changes = groupBy(facts.snapshot.budgetChanges, ({ targetId }) => targetId);
    return facts.budgetOwners
      .filter(({ active }) => active)
      .map((owner) => {
        const { id } = owner.target;
        const figures = facts.roasOf(owner);
        const observed = observeRoas(owner, figures, {
          facts,
          boost: boosts.get(id),
          changes: changes.get(id) ?? [],
        });
        return judge(observed, figures, ruleContext(owner.target, facts));
      });
  },
  replay: (json, context) => {
    const observed = json as RoasObserved;
    return judge(observed, estimate(observed, context), context);
  },
};

function estimate(observed: RoasObserved, { policy }: RuleContext): RoasFigures {
  return { ...observed.window, ...estimateRoas(observed.window, { ...observed, policy }) };
}

function judge(observed: RoasObserved, figures: RoasFigures, context: RuleContext): Proposal | Hold {
  const opinion = opine(observed, figures, context);
  if (opinion.kind === 'hold') return opinion;
  const counterfactuals = roasCounterfactuals({
    opinion,
    observed,
    context,
    judge: (other) => opine(other, estimate(other, context), context),
  });
  return { ...opinion, counterfactuals };
}

function opine(observed: RoasObserved, figures: RoasFigures, context: RuleContext): Proposal | Hold {
  const { target, policy, now } = context;
  const hold = (reason: string): Hold => ({ kind: 'hold', target, reason });
  const verdict = decideRoasScaling({ summary: figures, adSet: observed, now, policy });
  if (verdict.kind === 'hold') return hold(verdict.reason);
  const { reason, confidence } = verdict;
  const isOwn = verdict.kind === 'pause' && !verdict.needsApproval;
  if (policy.budgeting === 'marginal' && !isOwn) return hold(`budgets follow the marginal return: ${reason}`);
  const { lent } = observed;
  const fromBase = stepWithinFloor(observed, verdict.factor);
  // Where a boost ends where it stands, nothing is lent any more.
  const isKept = lent !== null && now >= lent.until && fromBase.action === null;
  if (verdict.kind === 'up' && lent !== null && !isKept)
    return hold(`a boost is open until ${lent.until}: ${reason}`);
  const step = isKept ? stepWithinFloor({ ...observed, lent: null }, verdict.factor) : fromBase;
  const action = verdict.kind === 'pause' ? PAUSE : step.action;
  if (action === null) return hold(`${reason}; ${step.why}`);
  return {
    kind: 'propose',
    target,
    action,
    fallback: policy.budgeting === 'marginal' ? null : fallbackOf(verdict, step.action),
    reason,
    evidence: { ...roasEvidence(figures), ...(isAsked(verdict) ? ASKS_PEOPLE : {}) },
    facts: observed,
    counterfactuals: [],
    priority: verdict.kind === 'pause' ? 1 : 2,
    confidence,
  };
}

const PAUSE: Action = { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' };

function isAsked(verdict: RoasVerdict): boolean {
  return verdict.kind === 'pause' && verdict.needsApproval;
}

/** A pause that may not be leaves a cut. */
function fallbackOf({ kind }: RoasVerdict, step: Action | null): Action | null {
  return kind === 'pause' ? step : null;
}
