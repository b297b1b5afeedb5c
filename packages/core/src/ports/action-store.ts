import type { Action } from '../cycle/action.ts';
import type { ActionRecord, ActionState } from '../cycle/action-record.ts';
import type { Instant } from '../shared/instant.ts';

/**
 * The log of actions, written before and after each call to the platform.
 *
 * - AC-1: `plan` adds records; a decision that is known is a `ConflictError` and nothing of the call is kept.
 * - AC-2: `transition` moves a record from one of the states `from` to `to` and says true; from any other state it
 *   changes nothing and says false.
 * - AC-3: `listUnfinished` gives the account's records that are planned, executing or unknown, in the order of planning.
 * - AC-4: `listByPlan` gives a plan's records in the order of planning.
 * - AC-5: `listSince` gives the account's records planned at or after an instant, of all types or of one, in the order of
 *   planning.
 */
export interface ActionStore {
  plan(records: readonly ActionRecord[]): Promise<void>;
  transition(change: {
    readonly decisionId: string;
    readonly from: readonly ActionState[];
    readonly to: ActionState;
    readonly detail: string | null;
    readonly at: Instant;
  }): Promise<boolean>;
  listUnfinished(query: { readonly accountId: string }): Promise<readonly ActionRecord[]>;
  listByPlan(query: { readonly planId: string }): Promise<readonly ActionRecord[]>;
  listSince(query: {
    readonly accountId: string;
    readonly since: Instant;
    readonly actionType?: Action['type'];
  }): Promise<readonly ActionRecord[]>;
}
