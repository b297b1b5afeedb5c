import type { ActionRecord, ActionState } from '@adpilot/core';

/** How one action ended. `endsRun`: nothing after it can work until a person acted. */
export type ActionOutcome = {
  readonly record: ActionRecord;
  readonly state: ActionState;
  readonly detail: string | null;
  readonly endsRun: boolean;
};
