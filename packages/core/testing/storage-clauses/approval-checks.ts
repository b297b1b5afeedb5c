import assert from 'node:assert/strict';
import { type ApprovalRequest, addHours, type Stores } from '../../src/index.ts';
import { aPlan } from '../builders/a-plan.ts';
import { aPolicy } from '../builders/a-policy.ts';
import { aTarget } from '../builders/a-target.ts';
import { anApprovalRequest, anOpenApproval } from '../builders/an-approval.ts';
import { NOW } from '../builders/now.ts';
import { rejectsWith } from '../rejects-with.ts';
import type { StorageCheck } from './storage-check.ts';

/** Opens a request, for a plan of its own, that holds these decisions. */
async function open(
  { plans, approvals }: Stores,
  request: ApprovalRequest,
  ...decisionIds: readonly string[]
): Promise<void> {
  const { id: approvalId, planId, expiresAt } = request;
  await plans.save(aPlan({ id: planId }), { policy: aPolicy() });
  await approvals.open(
    { ...request, decisionIds },
    decisionIds.map((decisionId) => anOpenApproval({ approvalId, decisionId, expiresAt })),
  );
}

/** The clauses of `ApprovalStore`. */
export const approvalChecks: readonly StorageCheck[] = [
  {
    id: 'AR-1',
    title: 'a plan has one request, and nothing is kept of a second one',
    check: async (storage) => {
      await open(storage, anApprovalRequest(), 'first');
      await rejectsWith('conflict', open(storage, anApprovalRequest({ id: 'approval-2' }), 'second'));
      const held = await storage.approvals.listOpen({ accountId: 'act_1', now: NOW });
      assert.deepEqual(held, [anOpenApproval({ decisionId: 'first' })]);
    },
  },
  {
    id: 'AR-2',
    title: 'held actions of requests that have not expired are listed by decision',
    check: async (storage) => {
      const at = (hours: number, name: string, overrides: Partial<ApprovalRequest> = {}) =>
        anApprovalRequest({ id: name, planId: name, expiresAt: addHours(NOW, hours), ...overrides });
      await open(storage, at(1, 'one'), 'c', 'a');
      await open(storage, at(2, 'two'), 'b');
      await open(storage, at(0, 'expired'), 'd');
      await open(storage, at(1, 'theirs', { accountId: 'act_2' }), 'e');
      const held = await storage.approvals.listOpen({ accountId: 'act_1', now: NOW });
      assert.deepEqual(
        held.map(({ approvalId, decisionId, expiresAt }) => [approvalId, decisionId, expiresAt]),
        [
          ['one', 'a', addHours(NOW, 1)],
          ['two', 'b', addHours(NOW, 2)],
          ['one', 'c', addHours(NOW, 1)],
        ],
      );
    },
  },
  {
    id: 'AR-3',
    title: 'held actions of requests since an instant are listed by time and decision, expired ones too',
    check: async (storage) => {
      const at = (hours: number, name: string, overrides: Partial<ApprovalRequest> = {}) => {
        const requestedAt = addHours(NOW, hours);
        return anApprovalRequest({
          id: name,
          planId: name,
          requestedAt,
          expiresAt: addHours(requestedAt, 1),
          ...overrides,
        });
      };
      await open(storage, at(-1, 'later'), 'c', 'a');
      await open(storage, at(-2, 'first'), 'b');
      await open(storage, at(-3, 'before'), 'd');
      await open(storage, at(-1, 'theirs', { accountId: 'act_2' }), 'e');
      const { rule, target } = anOpenApproval();
      assert.deepEqual(
        await storage.approvals.listAsked({ accountId: 'act_1', since: addHours(NOW, -2) }),
        [-2, -1, -1].map((hours) => ({ rule, target, at: addHours(NOW, hours) })),
      );
    },
  },
  {
    id: 'AR-2',
    title: 'a held action comes back as it was handed in',
    check: async ({ plans, approvals }) => {
      await plans.save(aPlan(), { policy: aPolicy() });
      const held = [
        anOpenApproval({ decisionId: 'a', actionType: 'notify', direction: null }),
        anOpenApproval({ decisionId: 'b', target: aTarget({ level: 'account', campaignId: null }) }),
      ];
      await approvals.open(anApprovalRequest({ decisionIds: ['a', 'b'] }), held);
      assert.deepEqual(await approvals.listOpen({ accountId: 'act_1', now: NOW }), held);
    },
  },
];
