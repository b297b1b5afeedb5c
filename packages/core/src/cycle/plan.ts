import type { Instant } from '../shared/instant.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { Action, Target } from './action.ts';
import type { Decision } from './decision.ts';

/** What one guardrail says of one action; no verdict means that it allows it. */
export type Verdict = {
  readonly decisionId: string;
  readonly guardrail: string;
  readonly verdict: 'adjust' | 'needs_approval' | 'block' | 'supersede' | 'defer';
  readonly reason: string;
  /** The smaller action of an `adjust`, otherwise null. */
  readonly action: Action | null;
};

export type PlannedStatus = 'execute' | 'needs_approval' | 'blocked' | 'superseded' | 'deferred';

/** A decision after the guardrails. */
export type PlannedAction = {
  readonly decision: Decision;
  /** What would be done: the decision's action, or what the guardrails left of it. */
  readonly action: Action;
  readonly status: PlannedStatus;
  readonly verdicts: readonly Verdict[];
};

/** Everything that one cycle decided, plain and complete: print it, diff it, approve it, replay it. */
export type Plan = {
  readonly version: 1;
  readonly id: string;
  readonly cycleId: string;
  readonly accountId: string;
  readonly now: Instant;
  readonly currency: string;
  readonly policyDigest: string;
  readonly actions: readonly PlannedAction[];
  readonly holds: readonly PlanHold[];
  /** Daily budgets of everything that may spend, before and after what is to be executed, and the cap on them. */
  readonly budget: {
    readonly before: MinorUnits;
    readonly after: MinorUnits;
    readonly cap: MinorUnits | null;
  };
  /** SHA-256 over the rest of the plan. */
  readonly digest: string;
};

export type PlanHold = { readonly rule: string; readonly target: Target; readonly reason: string };
