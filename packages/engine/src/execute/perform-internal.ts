import {
  type ActionRecord,
  InvalidInputError,
  type Notify,
  toInstant,
  UNFINISHED_STATES,
} from '@adpilot/core';
import type { EngineContext } from '../context.ts';
import type { ActionOutcome } from './action-outcome.ts';
import { settle } from './settle.ts';
import { settledElsewhere } from './settled-elsewhere.ts';

/** Performs what happens in our own records: a test is concluded, a proposal is put on record. Both are told. */
export async function performInternal(context: EngineContext, record: ActionRecord): Promise<ActionOutcome> {
  const { action } = record;
  if (action.type === 'notify') return concludeExperiment(context, record, action);
  if (action.type === 'generate_variants') return settle(context, record, 'succeeded', 'proposal recorded');
  throw new InvalidInputError({ argument: 'action', message: `no executor for ${action.type}` });
}

/** Concludes a test and settles the action with it, all or none; then tells. */
async function concludeExperiment(
  context: EngineContext,
  record: ActionRecord,
  { topic, message, experiment }: Notify,
): Promise<ActionOutcome> {
  const { accountId, cycleId, decisionId, target, action } = record;
  const at = toInstant(context.clock.now());
  const { id, winnerVariantId, pValue, since, until } = experiment;
  const status = topic === 'experiment_completed' ? 'completed' : 'inconclusive';
  const outcome = { decidedAt: at, winnerVariantId, pValue, reason: message, since, until };
  const concluded = await context.storage.transaction(async ({ experiments, actions }) => {
    if (!(await experiments.conclude({ id, status, outcome }))) return false;
    const change = { decisionId, from: UNFINISHED_STATES, to: 'succeeded', detail: message, at } as const;
    if (!(await actions.transition(change))) throw settledElsewhere(decisionId);
    return true;
  });
  if (!concluded) return settle(context, record, 'conflict', 'the test is over already');
  const common = { at, accountId, cycleId };
  context.events.emit({ type: 'action.executed', ...common, decisionId, target, actionType: action.type });
  const event = { ...common, experimentId: id, winnerVariantId, reason: message };
  context.events.emit(
    status === 'completed'
      ? { type: 'experiment.completed', ...event }
      : { type: 'experiment.inconclusive', ...event },
  );
  return { record, state: 'succeeded', detail: message, endsRun: false };
}
