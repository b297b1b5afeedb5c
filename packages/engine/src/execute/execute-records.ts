import {
  type ActionRecord,
  type BudgetOwner,
  isPause,
  type Policy,
  type Signal,
  toInstant,
} from '@adpilot/core';
import type { EngineContext } from '../context.ts';
import type { AccountLease } from '../cycle/account-lease.ts';
import type { ActionOutcome } from './action-outcome.ts';
import { executeRecord } from './execute-record.ts';
import { readPresentValues } from './present-values.ts';
import { settle } from './settle.ts';
import { createSpendGuard } from './spend-guard.ts';

export type ExecutionInput = {
  readonly accountId: string;
  /** In the order of execution, all of them `planned`. */
  readonly records: readonly ActionRecord[];
  /** Everything that may spend, as just read. */
  readonly owners: readonly BudgetOwner[];
  readonly policy: Policy;
  /** Why a record may not be executed any more, by decision id. */
  readonly refused?: ReadonlyMap<string, string>;
  readonly lease: AccountLease;
  readonly signal?: Signal | undefined;
};

/**
 * Executes planned records. The log says `executing` before each call and how it ended after it; a value that someone
 * changed meanwhile is left alone. The stop switch lets nothing but pauses through; an abort and a fault that needs a
 * person end the run, and what is left is skipped.
 *
 * @throws LeaseLostError where another process took over: it finds the log as it is and goes on from there
 */
export async function executeRecords(
  context: EngineContext,
  input: ExecutionInput,
): Promise<readonly ActionOutcome[]> {
  const { records, owners, policy, accountId, lease, signal } = input;
  if (records.length === 0) return [];
  const present = await readPresentValues(context.platform, records, { accountId, owners, signal });
  const guard = createSpendGuard(owners, present, policy, toInstant(context.clock.now()));
  const outcomes: ActionOutcome[] = [];
  let ended: string | null = null;
  for (const record of records) {
    await lease.renew();
    const obstacle = ended ?? (await obstacleTo(record, context, input)) ?? openLoser(record, outcomes);
    const outcome: ActionOutcome =
      obstacle === null
        ? await executeRecord(context, record, { present, guard })
        : await settle(context, record, 'skipped', obstacle);
    outcomes.push(outcome);
    ended ??= outcome.endsRun ? `the run ended: ${outcome.detail}` : null;
  }
  return outcomes;
}

async function obstacleTo(
  { accountId, action, decisionId }: ActionRecord,
  { storage }: EngineContext,
  { signal, refused }: ExecutionInput,
): Promise<string | null> {
  if (signal?.aborted) return 'the run was aborted';
  const refusal = refused?.get(decisionId);
  if (refusal !== undefined) return refusal;
  const { stopped } = await storage.controls.get({ accountId });
  return stopped && !isPause(action) && action.type !== 'notify' ? 'the stop switch is on' : null;
}

/** A test is over once its losers are paused: one that could not be keeps it open, to be tried again. */
function openLoser({ action }: ActionRecord, outcomes: readonly ActionOutcome[]): string | null {
  if (action.type !== 'notify') return null;
  const { loserAdIds } = action.experiment;
  const open = outcomes.find(
    ({ record, state }) =>
      loserAdIds.includes(record.target.id) && isPause(record.action) && state !== 'succeeded',
  );
  return open ? `the test stays open: ad ${open.record.target.id} could not be paused` : null;
}
