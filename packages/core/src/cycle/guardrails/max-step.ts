import type { Policy } from '../../policy/policy-schema.ts';
import type { SetBudget } from '../action.ts';
import { type BudgetOwner, towards } from '../budget-owner.ts';
import type { PlannedAction, Verdict } from '../plan.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { ownersById } from './owners-by-id.ts';
import { adjust, refuse } from './verdicts.ts';

/** One change of a budget stays within `maxStep`; within `learningMaxStep`, or none at all, while an ad set learns. */
export const maxStep: Guardrail = {
  name: 'maxStep',
  check: (facts, actions) => {
    const owners = ownersById(facts);
    return liveActions(actions).flatMap((planned) => {
      const { action, decision } = planned;
      return action.type === 'set_budget'
        ? checkStep(planned, action, owners.get(decision.target.id), facts.policy.limits)
        : [];
    });
  },
};

function checkStep(
  planned: PlannedAction,
  action: SetBudget,
  owner: BudgetOwner | undefined,
  limits: Policy['limits'],
): readonly Verdict[] {
  if (!owner) return [refuse('maxStep', 'block', planned, 'nothing that may spend holds this budget')];
  if (owner.learning && limits.protectLearning === 'strict') {
    return [refuse('maxStep', 'block', planned, 'the ad set is learning: its budget is left alone')];
  }
  const step = owner.learning ? Math.min(limits.learningMaxStep, limits.maxStep) : limits.maxStep;
  // Of a lifetime budget only what is left can be changed.
  const base = action.kind === 'daily' ? action.from : Math.max(0, owner.budget.budgetRemaining ?? 0);
  const change = action.to - action.from;
  const most = change > 0 ? towards(base, 1 + step) - base : base - towards(base, 1 - step);
  if (Math.abs(change) <= most) return [];
  if (most === 0)
    return [refuse('maxStep', 'block', planned, 'the budget is too small to be changed in steps')];
  const smaller = { ...action, to: action.from + Math.sign(change) * most };
  const why = owner.learning ? ' while it is learning' : '';
  return [
    adjust(
      'maxStep',
      planned,
      smaller,
      `a change of ${percent(change / base)} clipped to ${percent((Math.sign(change) * most) / base)}: at most ${percent(step)}${why}`,
    ),
  ];
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
