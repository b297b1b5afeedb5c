import { decideRoasScaling } from '../../roas/decide-roas-scaling.ts';
import { type BudgetOwner, scaleBudget, spentOf } from '../budget-owner.ts';
import type { Hold, Proposal } from '../decision.ts';
import type { CycleFacts } from '../facts.ts';
import { type OpenBoost, openBoosts } from '../open-boosts.ts';
import { roasEvidence } from './roas-evidence.ts';
import type { Rule } from './rule.ts';

/**
 * Ends a temporary boost: sets what the ROAS rule would set from the budget before it, or that budget itself where the
 * rule holds or its change is refused.
 */
export const boostExpiry: Rule = {
  name: 'boost_expiry',
  decide: (facts) => {
    const boosts = openBoosts(facts.snapshot.budgetChanges);
    return facts.budgetOwners.flatMap((owner) => {
      const boost = boosts.get(owner.target.id);
      return boost && boost.revertAt <= facts.snapshot.now ? [expire(owner, boost, facts)] : [];
    });
  },
};

function expire(owner: BudgetOwner, boost: OpenBoost, facts: CycleFacts): Proposal | Hold {
  const present = boost.kind === 'daily' ? owner.budget.dailyBudget : owner.budget.lifetimeBudget;
  const { target } = owner;
  if (present !== boost.to)
    return {
      kind: 'hold',
      target,
      reason: `the boost was overtaken: ${boost.to} became ${present ?? 'unknown'}`,
    };
  const summary = facts.roasOf(owner);
  const verdict = decideRoasScaling({ summary, adSet: owner, now: facts.snapshot.now, policy: facts.policy });
  const base = boost.from;
  // A pause is the ROAS rule's own business; where it may not be, its factor is what is left of it.
  const spent = spentOf({ kind: boost.kind, from: present }, owner.budget);
  const to = verdict.kind === 'hold' ? base : scaleBudget(base, verdict.factor, spent);
  if (to === present)
    return { kind: 'hold', target, reason: `the boost ends where it stands: ${verdict.reason}` };
  const action = { type: 'set_budget', kind: boost.kind, from: present, to, revertAt: null } as const;
  return {
    kind: 'propose',
    target,
    action,
    fallback: to === base ? null : { ...action, to: base },
    reason: `the boost of ${boost.at} ended at ${boost.revertAt}; from its base: ${verdict.reason}`,
    evidence: { ...roasEvidence(summary), base, boosted: boost.to, revertAt: boost.revertAt },
    facts: { summary, boost, createdAt: owner.createdAt },
    counterfactuals: [{ change: `before ${boost.revertAt}`, then: 'hold' }],
    priority: 1,
    confidence: 'high',
  };
}
