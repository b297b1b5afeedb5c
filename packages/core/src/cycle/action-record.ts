import type { Instant } from '../shared/instant.ts';
import type { Action, Target } from './action.ts';

/**
 * Where an action stands. `planned` is durable before `executing`, `executing` before the call.
 *
 * `conflict`: someone changed the entity meanwhile, nothing was written. `unknown`: the answer was lost.
 * `reconciled`: it was lost, and a later look found the effect. `skipped`: the run ended before it.
 */
export type ActionState =
  | 'planned'
  | 'executing'
  | 'succeeded'
  | 'failed'
  | 'conflict'
  | 'skipped'
  | 'unknown'
  | 'reconciled';

/** One action of a plan in the log. */
export type ActionRecord = {
  /** The decision's id: one action per decision, ever. */
  readonly decisionId: string;
  readonly planId: string;
  readonly cycleId: string;
  readonly accountId: string;
  readonly rule: string;
  readonly target: Target;
  readonly action: Action;
  readonly state: ActionState;
  readonly detail: string | null;
  readonly plannedAt: Instant;
  readonly updatedAt: Instant;
};

/** States from which an action goes on by itself or through a look at the platform. */
export const UNFINISHED_STATES: readonly ActionState[] = ['planned', 'executing', 'unknown'];
