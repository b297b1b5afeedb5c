import type { PlannedAction } from '../plan.ts';

const CONFIDENCE = { high: 0, medium: 1, low: 2 } as const;

/**
 * Who is served first where there is not enough for all: by priority, then confidence, then the target's id, which is the
 * same in every cycle.
 */
export function byGrantOrder({ decision: a }: PlannedAction, { decision: b }: PlannedAction): number {
  return (
    a.priority - b.priority ||
    CONFIDENCE[a.confidence] - CONFIDENCE[b.confidence] ||
    compareText(a.target.id, b.target.id) ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
