import type { Hold, Proposal } from '../decision.ts';
import type { CycleFacts } from '../facts.ts';

/** An opinion about entities: facts in, proposals and abstentions with their reasons out. No limits, no effects. */
export interface Rule {
  /** snake_case; part of every decision's id. */
  readonly name: string;
  decide(facts: CycleFacts): readonly (Proposal | Hold)[];
}
