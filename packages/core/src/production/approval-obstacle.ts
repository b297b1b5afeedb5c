import type { PartApproval } from '../model/part-approval.ts';
import { instantMs } from '../shared/instant.ts';

/**
 * Why a part may not be shown at a time, in milliseconds since 1970; null where it may. A host without types may leave the
 * approval out: that is no leave either.
 */
export function approvalObstacle(approval: PartApproval | null | undefined, nowMs: number): string | null {
  if (!approval) return 'is not approved';
  const { at, expiresAt } = approval;
  if (instantMs(at) > nowMs) return `is not approved before ${at}`;
  return expiresAt !== null && instantMs(expiresAt) <= nowMs ? `is approved until ${expiresAt} only` : null;
}
