import type { Confidence } from '../model/confidence.ts';
import type { Counterfactual } from '../model/counterfactual.ts';
import { hashId } from '../shared/hash.ts';
import type { Json } from '../shared/json.ts';
import type { Action, Target } from './action.ts';

/** The numbers that a rule used, flat and printable. */
export type Evidence = Readonly<Record<string, number | string | null>>;

/** 1 goes first. */
export type Priority = 1 | 2 | 3 | 4 | 5;

/** A rule's opinion: do this. */
export type Proposal = {
  readonly kind: 'propose';
  readonly target: Target;
  readonly action: Action;
  /** What to do instead where a guardrail blocks or holds the action. */
  readonly fallback: Action | null;
  /** One sentence with the numbers. */
  readonly reason: string;
  readonly evidence: Evidence;
  /** The aggregates that the rule read: enough to run it again. */
  readonly facts: Json;
  readonly counterfactuals: readonly Counterfactual[];
  readonly priority: Priority;
  readonly confidence: Confidence;
};

/** A rule's opinion: leave it, and why. */
export type Hold = { readonly kind: 'hold'; readonly target: Target; readonly reason: string };

/** A proposal of one cycle, with its id. */
export type Decision = Omit<Proposal, 'kind'> & {
  readonly id: string;
  readonly cycleId: string;
  readonly rule: string;
};

/** The evidence key by which a decision names the override of the policy that it was made under. */
export const OVERRIDE_EVIDENCE = 'policyOverride';

/**
 * The decision for a proposal. The same cycle computed again gives the same ids.
 *
 * @param override name of the policy's override for the target's campaign; null where it has none
 */
export function toDecision(
  proposal: Proposal,
  {
    cycleId,
    rule,
    override,
  }: { readonly cycleId: string; readonly rule: string; readonly override: string | null },
): Decision {
  const { kind: _, ...content } = proposal;
  const evidence =
    override === null ? content.evidence : { ...content.evidence, [OVERRIDE_EVIDENCE]: override };
  return { id: decisionId({ cycleId, rule, ...content }), cycleId, rule, ...content, evidence };
}

/** The decision that runs where `decision`'s own action may not; null where it has no fallback. */
export function fallbackOf(decision: Decision): Decision | null {
  if (decision.fallback === null) return null;
  const instead = describeAction(decision.fallback);
  return {
    ...decision,
    // Rule, target and type may be those of the decision itself.
    id: hashId(decision.id, 'fallback'),
    action: decision.fallback,
    fallback: null,
    // What turns the first choice into its own fallback changes nothing here.
    counterfactuals: decision.counterfactuals.filter(({ then }) => then !== instead),
    reason: `instead of ${describeAction(decision.action)}: ${decision.reason}`,
  };
}

/** The action's name with its direction, as it is said to people. */
export function describeAction(action: Action): string {
  if (action.type === 'set_status') return action.to === 'PAUSED' ? 'pause' : 'activate';
  if (action.type === 'set_budget') return action.to > action.from ? 'raise the budget' : 'lower the budget';
  return action.type.replaceAll('_', ' ');
}

function decisionId({
  cycleId,
  rule,
  target,
  action,
}: Pick<Decision, 'cycleId' | 'rule' | 'target' | 'action'>): string {
  return hashId(cycleId, rule, target.level, target.id, action.type);
}
