import type { Instant } from '../shared/instant.ts';
import type { MinorUnits } from '../shared/money.ts';
import type { Target } from './action.ts';

/** A request that people agree to the held actions of one plan. */
export type ApprovalRequest = {
  readonly id: string;
  readonly accountId: string;
  readonly planId: string;
  readonly planDigest: string;
  readonly decisionIds: readonly string[];
  /** The sum of the budget increases that it asks for, a day. */
  readonly amount: MinorUnits;
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly expiresAt: Instant;
};

/** One held action that is still waiting: later decisions of the same kind are superseded by it. */
export type OpenApproval = {
  readonly approvalId: string;
  readonly decisionId: string;
  readonly rule: string;
  readonly target: Target;
  readonly actionType: string;
  readonly direction: 'up' | 'down' | null;
  readonly expiresAt: Instant;
};

/** An action that people were asked about, whatever became of the request: what is asked for once is not asked again. */
export type AskedAction = Pick<OpenApproval, 'rule' | 'target'> & { readonly at: Instant };
