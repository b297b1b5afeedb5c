import { type ApprovalStore, ConflictError, NotFoundError } from '@adpilot/core';
import { compareText } from '../keys.ts';
import { valuesWhere } from '../table.ts';
import type { UseTables } from '../use-tables.ts';

/** Requests for approval in memory, by the plan that they are about. */
export function createApprovalStore(use: UseTables): ApprovalStore {
  return {
    open: (request, held) =>
      use(({ plans, approvals }) => {
        const { planId } = request;
        if (plans.get(planId) === undefined)
          throw new NotFoundError({ message: `no plan ${planId}`, context: { planId } });
        if (approvals.get(planId) !== undefined)
          throw new ConflictError({ message: `plan ${planId} has its request already`, context: { planId } });
        approvals.set(planId, structuredClone({ request, held }));
      }),
    listOpen: ({ accountId, now }) =>
      use(({ approvals }) =>
        valuesWhere(approvals, ({ request }) => request.accountId === accountId && request.expiresAt > now)
          .flatMap(({ held }) => held)
          .sort((a, b) => compareText(a.decisionId, b.decisionId)),
      ),
    listAsked: ({ accountId, since }) =>
      use(({ approvals }) =>
        valuesWhere(
          approvals,
          ({ request }) => request.accountId === accountId && request.requestedAt >= since,
        )
          .flatMap(({ request, held }) => held.map((each) => ({ ...each, at: request.requestedAt })))
          .sort((a, b) => compareText(a.at, b.at) || compareText(a.decisionId, b.decisionId))
          .map(({ rule, target, at }) => ({ rule, target, at })),
      ),
  };
}
