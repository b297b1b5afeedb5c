import { type Action, isDecrease, isIncrease, isPause, type PlannedAction } from '@adpilot/core';

/** What stops or lowers spend goes first: where a run breaks off, it has done the safe part. */
export function bySafety(a: PlannedAction, b: PlannedAction): number {
  return (
    rank(a.action) - rank(b.action) ||
    a.decision.priority - b.decision.priority ||
    (a.decision.id < b.decision.id ? -1 : 1)
  );
}

function rank(action: Action): number {
  if (isPause(action)) return 0;
  if (isDecrease(action)) return 1;
  if (isIncrease(action)) return 2;
  if (action.type === 'set_status' || action.type === 'set_targeting') return 3;
  return 4;
}
