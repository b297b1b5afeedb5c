import type { ActionRecord, CurrentValue, Signal } from '@adpilot/core';
import type { EngineContext } from '../context.ts';
import type { ActionOutcome } from './action-outcome.ts';
import { compare } from './compare-and-set.ts';
import { readPresentValues } from './present-values.ts';
import { recordEffect } from './record-effect.ts';
import { settle } from './settle.ts';

/**
 * Brings to an end what an earlier run left unfinished: looks at the platform, never repeats a call blindly. What was
 * only planned is skipped, since this run decides anew; what was sent is `reconciled` where its effect is there, and
 * failed where it is not.
 */
export async function reconcileUnfinished(
  context: EngineContext,
  { accountId, signal }: { readonly accountId: string; readonly signal?: Signal | undefined },
): Promise<readonly ActionOutcome[]> {
  const records = await context.storage.actions.listUnfinished({ accountId });
  const sent = records.filter(({ state }) => state !== 'planned');
  const present = await readPresentValues(context.platform, sent, { accountId, owners: [], signal });
  const outcomes: ActionOutcome[] = [];
  for (const record of records)
    outcomes.push(await reconcile(context, record, present.get(record.target.id)));
  return outcomes;
}

async function reconcile(
  context: EngineContext,
  record: ActionRecord,
  value: CurrentValue | undefined,
): Promise<ActionOutcome> {
  const { action, state } = record;
  if (state === 'planned') return settle(context, record, 'skipped', 'an earlier run ended before it');
  if (action.type !== 'set_budget' && action.type !== 'set_status') {
    return settle(context, record, 'failed', 'an earlier run ended in the middle of it');
  }
  // Without a look nothing is known: it stays open for the next run.
  if (!value) return { record, state, detail: 'it cannot be looked at', endsRun: false };
  const comparison = compare(action, value);
  if (comparison.kind === 'done') return recordEffect(context, record, 'reconciled');
  const detail = comparison.kind === 'go' ? 'it took no effect' : comparison.detail;
  return settle(context, record, 'failed', `a look after the lost answer: ${detail}`);
}
