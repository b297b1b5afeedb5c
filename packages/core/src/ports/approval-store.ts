import type { ApprovalRequest, AskedAction, OpenApproval } from '../cycle/approval.ts';
import type { Instant } from '../shared/instant.ts';

/**
 * Requests for approval.
 *
 * - AR-1: `open` adds a request with its held actions, once per plan: a second one for the plan is a `ConflictError`.
 * - AR-2: `listOpen` gives the held actions of requests that expire after `now`, ordered by decision id.
 * - AR-3: `listAsked` gives the held actions of requests made at or after `since`, answered or not, ordered by time and
 *   decision id.
 */
export interface ApprovalStore {
  open(request: ApprovalRequest, held: readonly OpenApproval[]): Promise<void>;
  listOpen(query: { readonly accountId: string; readonly now: Instant }): Promise<readonly OpenApproval[]>;
  listAsked(query: { readonly accountId: string; readonly since: Instant }): Promise<readonly AskedAction[]>;
}
