import {
  type ApprovalRequest,
  addHours,
  directionOf,
  type OpenApproval,
  type Plan,
  type Policy,
  type Stores,
} from '@adpilot/core';

/** Stores a plan with the policy it was made under, and opens one request for what people have to agree to. */
export async function recordPlan(
  stores: Stores,
  {
    plan,
    policy,
    requestedBy,
  }: { readonly plan: Plan; readonly policy: Policy; readonly requestedBy: string },
): Promise<ApprovalRequest | null> {
  await stores.plans.save(plan, { policy });
  const held = plan.actions.filter(({ status }) => status === 'needs_approval');
  if (held.length === 0) return null;
  const request: ApprovalRequest = {
    id: `approval-${plan.id}`,
    accountId: plan.accountId,
    planId: plan.id,
    planDigest: plan.digest,
    decisionIds: held.map(({ decision }) => decision.id),
    amount: held.reduce(
      (sum, { action }) => sum + (action.type === 'set_budget' ? Math.max(0, action.to - action.from) : 0),
      0,
    ),
    requestedBy,
    requestedAt: plan.now,
    expiresAt: addHours(plan.now, policy.approvals.expiresAfterHours),
  };
  const open = held.map(
    ({ decision, action }): OpenApproval => ({
      approvalId: request.id,
      decisionId: decision.id,
      rule: decision.rule,
      target: decision.target,
      actionType: action.type,
      direction: directionOf(action),
      expiresAt: request.expiresAt,
    }),
  );
  await stores.approvals.open(request, open);
  return request;
}
