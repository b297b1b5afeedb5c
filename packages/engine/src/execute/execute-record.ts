import {
  type ActionRecord,
  type CurrentValue,
  isIncrease,
  type SetBudget,
  type SetStatus,
  toInstant,
} from '@adpilot/core';
import type { EngineContext } from '../context.ts';
import { isPlatformError } from '../is-platform-error.ts';
import type { ActionOutcome } from './action-outcome.ts';
import { compare } from './compare-and-set.ts';
import { performInternal } from './perform-internal.ts';
import type { PresentValues } from './present-values.ts';
import { recordEffect } from './record-effect.ts';
import { sendAction } from './send-action.ts';
import { settle } from './settle.ts';
import { settledElsewhere } from './settled-elsewhere.ts';
import type { SpendGuard } from './spend-guard.ts';

/** Executes one record: compare, intent, call, outcome. */
export async function executeRecord(
  context: EngineContext,
  record: ActionRecord,
  { present, guard }: { readonly present: PresentValues; readonly guard: SpendGuard },
): Promise<ActionOutcome> {
  const { action, target } = record;
  if (action.type !== 'set_budget' && action.type !== 'set_status') return performInternal(context, record);
  const value = present.get(target.id);
  const comparison = compare(action, value);
  if (comparison.kind === 'conflict') return settle(context, record, 'conflict', comparison.detail);
  if (comparison.kind === 'done') return settle(context, record, 'succeeded', 'it was so already');
  const refusal =
    action.type === 'set_budget' && isIncrease(action) ? guard.refuses(target.id, action) : null;
  if (refusal !== null) return settle(context, record, 'skipped', refusal);
  const failure = await callPlatform(context, record, action);
  if (failure?.state === 'unknown' && value && action.type === 'set_budget' && isIncrease(action)) {
    present.set(target.id, afterwards(value, action));
  }
  if (failure) return settle(context, record, failure.state, failure.detail, { endsRun: failure.endsRun });
  if (value) present.set(target.id, afterwards(value, action));
  return recordEffect(context, record, 'succeeded');
}

type Failure = { readonly state: 'failed' | 'unknown'; readonly detail: string; readonly endsRun: boolean };

/** Says what is about to be sent, sends it, and tells what went wrong; null where nothing did. */
async function callPlatform(
  context: EngineContext,
  record: ActionRecord,
  action: SetBudget | SetStatus,
): Promise<Failure | null> {
  const { decisionId } = record;
  const at = toInstant(context.clock.now());
  const moved = await context.storage.actions.transition({
    decisionId,
    from: ['planned'],
    to: 'executing',
    detail: null,
    at,
  });
  if (!moved) throw settledElsewhere(decisionId);
  try {
    await sendAction(context.platform, record, action);
    return null;
  } catch (error) {
    if (!isPlatformError(error)) throw error;
    return {
      state: error.kind === 'unknown_outcome' ? 'unknown' : 'failed',
      detail: error.message,
      endsRun: ['auth', 'policy_rejected'].includes(error.kind),
    };
  }
}

function afterwards(value: CurrentValue, action: SetBudget | SetStatus): CurrentValue {
  if (action.type === 'set_status') return { ...value, status: action.to };
  return action.kind === 'daily'
    ? { ...value, dailyBudget: action.to }
    : { ...value, lifetimeBudget: action.to };
}
