import type { Policy } from '../../policy/policy-schema.ts';
import type { Instant } from '../../shared/instant.ts';
import type { Json } from '../../shared/json.ts';
import type { Target } from '../action.ts';
import type { Hold, Proposal } from '../decision.ts';
import type { CycleFacts } from '../facts.ts';

/** What a rule judges by, besides what it observed of a target. */
export type RuleContext = {
  readonly target: Target;
  /** The policy for the target's campaign, overrides applied. */
  readonly policy: Policy;
  readonly now: Instant;
  readonly currency: string;
};

/** An opinion about entities: facts in, proposals and abstentions with their reasons out. No limits, no effects. */
export interface Rule {
  /** snake_case; part of every decision's id. */
  readonly name: string;
  decide(facts: CycleFacts): readonly (Proposal | Hold)[];
  /**
   * Judges once more what the rule observed of one target: `observed` is the `facts` of a decision of this rule. It
   * gives the proposal that became the decision, byte for byte; `decide` gathers and calls the same judge. A rule
   * without it is recorded, but cannot be replayed.
   */
  replay?(observed: Json, context: RuleContext): Proposal | Hold;
}

/** The context of a target in one cycle. */
export function ruleContext(target: Target, { snapshot, policyFor }: CycleFacts): RuleContext {
  return {
    target,
    policy: policyFor(target.campaignId),
    now: snapshot.now,
    currency: snapshot.account.currency,
  };
}
