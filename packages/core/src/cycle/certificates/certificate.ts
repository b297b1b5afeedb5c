import type { Policy } from '../../policy/policy-schema.ts';
import type { Instant } from '../../shared/instant.ts';
import type { Action } from '../action.ts';
import type { Decision } from '../decision.ts';
import type { PlannedStatus, Verdict } from '../plan.ts';

/** Something else that could have been done about the target, and why it was not. */
export type Alternative = {
  readonly rule: string;
  /** What would have been done: "hold", "lower the budget". */
  readonly option: string;
  readonly why: string;
};

/**
 * Why one decision was made, complete in itself: what its rule observed (`decision.facts`), by which thresholds and
 * when it judged, what was rejected, what the guardrails made of it, what would have changed it. Plain JSON.
 */
export type Certificate = {
  readonly version: 1;
  readonly accountId: string;
  readonly cycleId: string;
  readonly planId: string;
  readonly planDigest: string;
  readonly policyDigest: string;
  readonly now: Instant;
  readonly currency: string;
  /** The policy for the target's campaign: the plan's, with the override that held. */
  readonly policy: Policy;
  readonly decision: Decision;
  readonly alternatives: readonly Alternative[];
  readonly verdicts: readonly Verdict[];
  /** What was planned in the end. */
  readonly action: Action;
  readonly status: PlannedStatus;
  /** SHA-256 over the rest of the certificate. */
  readonly digest: string;
};
