import type { Confidence } from '../model/confidence.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { isAbove } from '../shared/threshold.ts';
import { assignRole } from './assign-role.ts';
import { type BudgetStep, type StepVerdict, stepCreativeBudget } from './budget-step.ts';
import { creativeConfidence } from './creative-confidence.ts';
import type { CreativeRole } from './creative-role.ts';
import type { EvaluatedCreative } from './creative-state.ts';
import { type Effect, type EstimatedImpact, estimateImpact } from './estimate-impact.ts';
import { deriveRoleHistory, type RoleHistory } from './role-history.ts';

/** What can be done about a creative. */
export type CreativeActionType =
  | 'promote'
  | 'scale_budget'
  | 'reduce_budget'
  | 'generate_variants'
  | 'recombine'
  | 'pause'
  | 'archive';

/** What to do about one creative today, and why. */
export type CreativeDecision = RoleHistory & {
  readonly creativeId: string;
  readonly role: CreativeRole;
  readonly actions: readonly CreativeActionType[];
  /** Of `scale_budget` and `reduce_budget`; null where neither is due or possible. */
  readonly budget: BudgetStep | null;
  /** 1 goes first; 5 is nothing to do. */
  readonly priority: 1 | 2 | 3 | 4 | 5;
  readonly confidence: Confidence;
  /** null where nothing changes, or what would is unknown. */
  readonly estimatedImpact: EstimatedImpact | null;
  readonly reason: string;
};

type OptimizerPolicies = Pick<Policy, 'optimizer' | 'roas' | 'limits' | 'currency'>;

/**
 * The role of a creative and what follows from it:
 * - the winner is promoted on the day that it becomes one, scaled where its ROAS is above 4, and after 30 days refreshed;
 * - a worn-out one gets variants and recombinations where it scores above 40, else it is paused;
 * - an outgoing winner gets the same with its budget as it is;
 * - one to archive goes, and its budget is reduced, once;
 * - a test is scaled where its ROAS is above 3 and its score above 70.
 *
 * Budgets belong to ad sets and campaigns: the decision names the owner, and steps from its present budget.
 */
export function decideCreativeActions(
  creative: EvaluatedCreative,
  policy: OptimizerPolicies,
): CreativeDecision {
  const { role, reason } = assignRole(creative, policy);
  const history = deriveRoleHistory(role, creative.day, creative.history);
  const wanted = wantedActions(role, creative, history, policy);
  const verdict = stepOf(wanted, creative, policy);
  const actions = wanted.filter((action) => !isBudgetAction(action) || verdict?.step);
  return {
    creativeId: creative.id,
    role,
    ...history,
    actions,
    budget: verdict?.step ?? null,
    priority: priorityOf(role, actions),
    confidence: creativeConfidence(creative, policy.optimizer).level,
    estimatedImpact: impactOf(actions, verdict, creative, policy),
    reason: verdict ? `${role}: ${reason}; budget: ${verdict.reason}` : `${role}: ${reason}`,
  };
}

function wantedActions(
  role: CreativeRole,
  creative: EvaluatedCreative,
  { previousRole }: RoleHistory,
  { optimizer }: OptimizerPolicies,
): readonly CreativeActionType[] {
  const roas = creative.roas ?? 0;
  const overall = creative.overall ?? 0;
  const best = creative.overallAtBest ?? overall;
  switch (role) {
    case 'winner':
      return [
        ...when(previousRole !== 'winner', 'promote'),
        ...when(isAbove(roas, optimizer.winnerScaleRoasAbove), 'scale_budget'),
        ...when(creative.daysActive > optimizer.refreshWinnerAfterDays, 'generate_variants'),
      ];
    case 'outgoing':
      return ['generate_variants', 'recombine'];
    case 'fatigue':
      return isAbove(best, optimizer.recombineOverallAbove) ? ['generate_variants', 'recombine'] : ['pause'];
    case 'archive':
      return creative.archived || previousRole === 'archive' ? [] : ['archive', 'reduce_budget'];
    case 'test': {
      const scales =
        isAbove(roas, optimizer.testScaleRoasAbove) && isAbove(overall, optimizer.testScaleOverallAbove);
      return when(scales, 'scale_budget');
    }
    case 'pending':
      return [];
  }
}

function when(condition: boolean, action: CreativeActionType): readonly CreativeActionType[] {
  return condition ? [action] : [];
}

function isBudgetAction(action: CreativeActionType): action is 'scale_budget' | 'reduce_budget' {
  return action === 'scale_budget' || action === 'reduce_budget';
}

function stepOf(
  wanted: readonly CreativeActionType[],
  { budget, roas }: EvaluatedCreative,
  policy: OptimizerPolicies,
): StepVerdict | null {
  const action = wanted.find(isBudgetAction);
  return action ? stepCreativeBudget(budget, { action, roas }, policy) : null;
}

function priorityOf(
  role: CreativeRole,
  actions: readonly CreativeActionType[],
): CreativeDecision['priority'] {
  if (actions.length === 0) return 5;
  if (role === 'winner') return 1;
  if (actions.includes('pause') || actions.includes('generate_variants')) return 2;
  return actions.includes('scale_budget') ? 3 : 4;
}

function impactOf(
  actions: readonly CreativeActionType[],
  verdict: StepVerdict | null,
  creative: EvaluatedCreative,
  { optimizer }: OptimizerPolicies,
): EstimatedImpact | null {
  const effect = effectOf(actions, verdict);
  return effect ? estimateImpact(creative, effect, optimizer.curveScale) : null;
}

/** The effect that outweighs the others. */
function effectOf(actions: readonly CreativeActionType[], verdict: StepVerdict | null): Effect | null {
  if (actions.includes('pause') || actions.includes('archive')) return { kind: 'stop' };
  if (verdict?.step) return { kind: 'budget', factor: verdict.factor };
  return actions.includes('recombine') ? { kind: 'refresh' } : null;
}
