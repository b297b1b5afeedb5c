import type { Policy } from '../../policy/policy-schema.ts';
import type { SetBudget } from '../action.ts';
import { type BudgetOwner, towards } from '../budget-owner.ts';
import { type LentBudget, lentBudget } from '../lent-budget.ts';
import { openBoosts } from '../open-boosts.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { ownersById } from './owners-by-id.ts';
import { adjust, refuse } from './verdicts.ts';

const NAME = 'maxStep';

/**
 * One change of a budget stays within `maxStep`; within `learningMaxStep`, or none at all, while an ad set learns. What a
 * boost lent may be taken back whole, for it was lent on that condition.
 */
export const maxStep: Guardrail = {
  name: NAME,
  check: (facts, actions) => {
    const owners = ownersById(facts);
    const boosts = openBoosts(facts.snapshot.budgetChanges);
    return liveActions(actions).flatMap((planned) => {
      const { action, decision } = planned;
      if (action.type !== 'set_budget') return [];
      const owner = owners.get(decision.target.id);
      if (!owner) return [refuse(NAME, 'block', planned, 'nothing that may spend holds this budget')];
      const lent = lentBudget(owner.budget, boosts.get(owner.target.id));
      return checkStep(planned, action, { owner, lent, limits: facts.policy.limits });
    });
  },
};

function checkStep(
  planned: PlannedAction,
  action: SetBudget,
  {
    owner,
    lent,
    limits,
  }: {
    readonly owner: BudgetOwner;
    readonly lent: LentBudget | null;
    readonly limits: Policy['limits'];
  },
): readonly Verdict[] {
  const takesBack = planned.decision.rule === 'boost_expiry' && action.to === lent?.base;
  if (owner.learning && limits.protectLearning === 'strict') {
    if (takesBack) return [];
    return [refuse(NAME, 'block', planned, 'the ad set is learning: its budget is left alone')];
  }
  const step = owner.learning ? Math.min(limits.learningMaxStep, limits.maxStep) : limits.maxStep;
  // Of a lifetime budget only what is left can be changed.
  const base = action.kind === 'daily' ? action.from : Math.max(0, owner.budget.budgetRemaining ?? 0);
  const change = action.to - action.from;
  const most =
    change > 0
      ? towards(base, 1 + step) - base
      : Math.max(base - towards(base, 1 - step), lent === null ? 0 : action.from - lent.base);
  if (Math.abs(change) <= most) return [];
  if (most === 0) return [refuse(NAME, 'block', planned, 'the budget is too small to be changed in steps')];
  const smaller = { ...action, to: action.from + Math.sign(change) * most };
  const why = owner.learning ? ' while it is learning' : '';
  return [
    adjust(
      NAME,
      planned,
      smaller,
      `a change of ${percent(change / base)} clipped to ${percent((Math.sign(change) * most) / base)}: at most ${percent(step)}${why}`,
    ),
  ];
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
