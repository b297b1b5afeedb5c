import { type ActionRecord, InvalidInputError, type Notify, toInstant } from '@adpilot/core';
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

async function concludeExperiment(
  context: EngineContext,
  record: ActionRecord,
  { topic, message, experiment }: Notify,
): Promise<ActionOutcome> {
  const { accountId, cycleId, decisionId } = record;
  const at = toInstant(context.clock.now());
  const { id, winnerVariantId, pValue, since, until } = experiment;
  const status = topic === 'experiment_completed' ? 'completed' : 'inconclusive';
  const outcome = { decidedAt: at, winnerVariantId, pValue, reason: message, since, until };
  const concluded = await context.storage.transaction(async ({ experiments, actions }) => {
    const moved = await actions.transition({
      decisionId,
      from: ['planned'],
      to: 'executing',
      detail: null,
      at,
    });
    if (!moved) throw settledElsewhere(decisionId);
    return experiments.conclude({ id, status, outcome });
  });
  if (!concluded) return settle(context, record, 'conflict', 'the test is over already');
  const event = { at, accountId, cycleId, experimentId: id, winnerVariantId, reason: message };
  const settled = await settle(context, record, 'succeeded', message);
  context.events.emit(
    status === 'completed'
      ? { type: 'experiment.completed', ...event }
      : { type: 'experiment.inconclusive', ...event },
  );
  return settled;
}
