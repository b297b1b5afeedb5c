import { type ActionRecord, type ActionState, toInstant, UNFINISHED_STATES } from '@adpilot/core';
import type { EngineContext } from '../context.ts';
import type { ActionOutcome } from './action-outcome.ts';
import { settledElsewhere } from './settled-elsewhere.ts';

/** Writes how an action ended, and tells it. Nothing of the account changed with it. */
export async function settle(
  context: EngineContext,
  record: ActionRecord,
  state: ActionState,
  detail: string,
  { endsRun = false }: { readonly endsRun?: boolean } = {},
): Promise<ActionOutcome> {
  const { decisionId, accountId, cycleId, target, action } = record;
  const at = toInstant(context.clock.now());
  const moved = await context.storage.actions.transition({
    decisionId,
    from: UNFINISHED_STATES,
    to: state,
    detail,
    at,
  });
  if (!moved) throw settledElsewhere(decisionId);
  const common = { at, accountId, cycleId, decisionId, target, actionType: action.type };
  if (state === 'succeeded' || state === 'reconciled')
    context.events.emit({ type: 'action.executed', ...common });
  if (state === 'conflict') context.events.emit({ type: 'action.conflict', ...common, detail });
  if (state === 'failed' || state === 'unknown')
    context.events.emit({ type: 'action.failed', ...common, state, error: detail });
  return { record, state, detail, endsRun };
}
