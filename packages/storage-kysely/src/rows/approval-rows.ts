import type { ApprovalRequest, OpenApproval } from '@adpilot/core';
import { instant, integer, oneOf, orNull, text, texts } from '../columns.ts';
import { mapRows } from '../row-mapping.ts';
import { type TargetColumns, targetColumns } from './target-columns.ts';

/** A row of `meta_approvals`. */
export type ApprovalRow = ApprovalRequest;

/** A row of `meta_approval_actions`: a held action; when it expires stands with its request. */
export type HeldActionRow = Omit<OpenApproval, 'target' | 'expiresAt'> & TargetColumns;

/** Requests for approval. */
export const approvalRows = mapRows<ApprovalRow>('meta_approvals', ['id'], {
  id: text,
  accountId: text,
  planId: text,
  planDigest: text,
  decisionIds: texts,
  amount: integer,
  requestedBy: text,
  requestedAt: instant,
  expiresAt: instant,
});

/** What a request holds. */
export const heldActionRows = mapRows<HeldActionRow>('meta_approval_actions', ['approvalId', 'decisionId'], {
  approvalId: text,
  decisionId: text,
  rule: text,
  ...targetColumns,
  actionType: text,
  direction: orNull(oneOf('up', 'down')),
});
