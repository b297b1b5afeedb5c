import { decideRoasScaling } from '../../roas/decide-roas-scaling.ts';
import { estimateRoas } from '../../roas/estimate-roas.ts';
import type { RoasFigures } from '../../roas/measure-roas.ts';
import { addHours } from '../../shared/instant.ts';
import { scaleBudget, spentOf } from '../budget-owner.ts';
import type { Hold, Proposal } from '../decision.ts';
import { type OpenBoost, openBoosts } from '../open-boosts.ts';
import { roasEvidence } from './roas-evidence.ts';
import { observeRoas, type RoasObserved } from './roas-facts.ts';
import { type Rule, type RuleContext, ruleContext } from './rule.ts';

/**
 * Ends a temporary boost: sets what the ROAS rule would set from the budget before it, or that budget itself where the
 * rule holds, its change is refused, or budgets follow the marginal return.
 */
export const boostExpiry: Rule = {
  name: 'boost_expiry',
  decide: (facts) => {
    const { budgetChanges, now } = facts.snapshot;
    const boosts = openBoosts(budgetChanges);
    return facts.budgetOwners.flatMap((owner) => {
      const boost = boosts.get(owner.target.id);
      if (!boost || boost.revertAt > now) return [];
      const figures = facts.roasOf(owner);
      const roas = observeRoas(owner, figures, { facts, boost, changes: [] });
      return [judge({ boost, roas }, figures, ruleContext(owner.target, facts))];
    });
  },
  replay: (json, context) => {
    const observed = json as Observed;
    const { window } = observed.roas;
    const figures = { ...window, ...estimateRoas(window, { ...observed.roas, policy: context.policy }) };
    return judge(observed, figures, context);
  },
};

/** The boost, and what the ROAS rule would judge the budget by. */
type Observed = { readonly boost: OpenBoost; readonly roas: RoasObserved };

function judge(observed: Observed, figures: RoasFigures, context: RuleContext): Proposal | Hold {
  const { boost, roas } = observed;
  const { target, policy, now } = context;
  const hold = (reason: string): Hold => ({ kind: 'hold', target, reason });
  if (now < boost.revertAt) return hold(`a boost is open until ${boost.revertAt}`);
  const present = boost.kind === 'daily' ? roas.budget.dailyBudget : roas.budget.lifetimeBudget;
  if (present !== boost.to) {
    return hold(`the boost was overtaken: ${boost.to} became ${present ?? 'unknown'}`);
  }
  const verdict = decideRoasScaling({ summary: figures, adSet: roas, now, policy });
  const base = boost.from;
  // A pause is the ROAS rule's own business; where it may not be, its factor is what is left of it.
  const spent = spentOf({ kind: boost.kind, from: present }, roas.budget);
  const isMarginal = policy.budgeting === 'marginal';
  const because = isMarginal ? 'budgets follow the marginal return' : verdict.reason;
  const to = isMarginal || verdict.kind === 'hold' ? base : scaleBudget(base, verdict.factor, spent);
  if (to === present) return hold(`the boost ends where it stands: ${because}`);
  const action = { type: 'set_budget', kind: boost.kind, from: present, to, revertAt: null } as const;
  return {
    kind: 'propose',
    target,
    action,
    fallback: to === base ? null : { ...action, to: base },
    reason: `the boost of ${boost.at} ended at ${boost.revertAt}; from its base: ${because}`,
    evidence: { ...roasEvidence(figures), base, boosted: boost.to, revertAt: boost.revertAt },
    facts: observed,
    counterfactuals: [
      {
        change: `before ${boost.revertAt}`,
        then: 'hold',
        edit: { '/now': addHours(boost.revertAt, -1) },
      },
    ],
    priority: 1,
    confidence: 'high',
  };
}
