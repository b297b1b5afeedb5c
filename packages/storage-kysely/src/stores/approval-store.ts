import { type ApprovalStore, ConflictError } from '@adpilot/core';
import { sql } from 'kysely';
import { instant } from '../columns.ts';
import type { Connect } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { approvalRows, heldActionRows } from '../rows/approval-rows.ts';
import { joinTarget, splitTarget } from '../rows/target-columns.ts';
import { insertMissingRows, insertRows } from '../write-rows.ts';

/** Requests for approval in the database. */
export function createApprovalStore(connect: Connect): ApprovalStore {
  return {
    open: async (request, held) =>
      inTransaction(connect(), async (trx) => {
        if ((await insertMissingRows(trx, approvalRows, [request])) === 0) {
          const { planId } = request;
          throw new ConflictError({ message: `plan ${planId} has its request already`, context: { planId } });
        }
        await insertRows(trx, heldActionRows, held.map(splitTarget));
      }),
    listOpen: async ({ accountId, now }) => {
      const held = await connect()
        .selectFrom('meta_approval_actions')
        .innerJoin('meta_approvals', 'meta_approvals.id', 'approval_id')
        .select([...heldActionRows.selection, instant.read(sql.ref('expires_at')).as('expiresAt')])
        .where('account_id', '=', accountId)
        .where('expires_at', '>', now)
        .orderBy('decision_id')
        .execute();
      return held.map((row) => ({
        ...joinTarget(heldActionRows.decode(row)),
        expiresAt: instant.decode(row['expiresAt']),
      }));
    },
    listAsked: async ({ accountId, since }) => {
      const asked = await connect()
        .selectFrom('meta_approval_actions')
        .innerJoin('meta_approvals', 'meta_approvals.id', 'approval_id')
        .select([...heldActionRows.selection, instant.read(sql.ref('requested_at')).as('requestedAt')])
        .where('account_id', '=', accountId)
        .where('requested_at', '>=', since)
        .orderBy('requested_at')
        .orderBy('decision_id')
        .execute();
      return asked.map((row) => {
        const { rule, target } = joinTarget(heldActionRows.decode(row));
        return { rule, target, at: instant.decode(row['requestedAt']) };
      });
    },
  };
}
