import type { ApprovalRequest, OpenApproval } from '../cycle/approval.ts';
import type { Instant } from '../shared/instant.ts';

/**
 * Requests for approval.
 *
 * - AR-1: `open` adds a request with its held actions, once per plan: a second one for the plan is a `ConflictError`.
 * - AR-2: `listOpen` gives the held actions of requests that expire after `now`, ordered by decision id.
 */
export interface ApprovalStore {
  open(request: ApprovalRequest, held: readonly OpenApproval[]): Promise<void>;
  listOpen(query: { readonly accountId: string; readonly now: Instant }): Promise<readonly OpenApproval[]>;
}
