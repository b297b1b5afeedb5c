import { type ApprovalRequest, addHours, type OpenApproval } from '../../src/index.ts';
import { aTarget } from './a-target.ts';
import { NOW } from './now.ts';

/** A request for one held increase of 600.00, open for 48 hours. */
export function anApprovalRequest(overrides: Partial<ApprovalRequest> = {}): ApprovalRequest {
  return {
    id: 'approval-1',
    accountId: 'act_1',
    planId: 'plan-1',
    planDigest: 'plan-digest',
    decisionIds: ['decision-1'],
    amount: 60_000,
    requestedBy: 'system:scheduler',
    requestedAt: NOW,
    expiresAt: addHours(NOW, 48),
    ...overrides,
  };
}

/** The held increase of {@link anApprovalRequest}. */
export function anOpenApproval(overrides: Partial<OpenApproval> = {}): OpenApproval {
  return {
    approvalId: 'approval-1',
    decisionId: 'decision-1',
    rule: 'roas_scaling',
    target: aTarget(),
    actionType: 'set_budget',
    direction: 'up',
    expiresAt: addHours(NOW, 48),
    ...overrides,
  };
}
