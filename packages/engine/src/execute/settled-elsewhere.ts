import { ConflictError } from '@adpilot/core';

/** The log has moved on without us: another process settled the action, and nothing more may be done about it here. */
export function settledElsewhere(decisionId: string): ConflictError {
  return new ConflictError({
    message: `action ${decisionId} was settled by another process`,
    context: { decisionId },
  });
}
