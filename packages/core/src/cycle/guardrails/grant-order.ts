import type { PlannedAction } from '../plan.ts';

const CONFIDENCE = { high: 0, medium: 1, low: 2 } as const;

/** Who is served first where there is not enough for all: by priority, then confidence, then id. */
export function byGrantOrder({ decision: a }: PlannedAction, { decision: b }: PlannedAction): number {
  return (
    a.priority - b.priority || CONFIDENCE[a.confidence] - CONFIDENCE[b.confidence] || (a.id < b.id ? -1 : 1)
  );
}
