import {
  type ActionRecord,
  type BudgetChange,
  hashId,
  type Instant,
  toInstant,
  UNFINISHED_STATES,
} from '@adpilot/core';
import type { EngineContext } from '../context.ts';
import type { ActionOutcome } from './action-outcome.ts';
import { settledElsewhere } from './settled-elsewhere.ts';

/** Writes that an action took effect: its outcome, the change of the budget and the new known value, all or none. */
export async function recordEffect(
  context: EngineContext,
  record: ActionRecord,
  state: 'succeeded' | 'reconciled',
): Promise<ActionOutcome> {
  const { decisionId, accountId, cycleId, target, action } = record;
  const at = toInstant(context.clock.now());
  const change = changeOf(record, at);
  await context.storage.transaction(async ({ actions, budgetChanges, entities }) => {
    const moved = await actions.transition({
      decisionId,
      from: UNFINISHED_STATES,
      to: state,
      detail: null,
      at,
    });
    if (!moved) throw settledElsewhere(decisionId);
    if (change === null) return;
    await budgetChanges.append([change], { accountId });
    const { level, targetId: id, kind, to } = change;
    const budget =
      kind === 'daily'
        ? { dailyBudget: to, lifetimeBudget: null }
        : { dailyBudget: null, lifetimeBudget: to };
    await entities.saveBudget({ accountId, level, id, ...budget });
  });
  const common = { at, accountId, cycleId };
  context.events.emit({ type: 'action.executed', ...common, decisionId, target, actionType: action.type });
  if (change) {
    const { from, to, source, rule } = change;
    context.events.emit({ type: 'budget.changed', ...common, target, from, to, source, rule });
  }
  return { record, state, detail: null, endsRun: false };
}

function changeOf({ decisionId, rule, target, action }: ActionRecord, at: Instant): BudgetChange | null {
  const { level, id: targetId } = target;
  if (action.type !== 'set_budget' || (level !== 'campaign' && level !== 'ad_set')) return null;
  const { kind, from, to, revertAt } = action;
  return {
    id: hashId('change', decisionId),
    level,
    targetId,
    kind,
    from,
    to,
    at,
    source: 'adpilot',
    rule,
    decisionId,
    revertAt,
  };
}
