import {
  type ActionRecord,
  type ActionStore,
  ConflictError,
  NotFoundError,
  UNFINISHED_STATES,
} from '@adpilot/core';
import { valuesWhere } from '../table.ts';
import type { Tables } from '../tables.ts';
import type { UseTables } from '../use-tables.ts';

/** The log of actions in memory. */
export function createActionStore(use: UseTables): ActionStore {
  const list = (holds: (record: ActionRecord) => boolean) =>
    use(({ actions }) => valuesWhere(actions, holds));
  return {
    plan: (records) =>
      use((tables) => {
        for (const record of records) planRecord(tables, structuredClone(record));
      }),
    transition: ({ decisionId, from, to, detail, at }) =>
      use(({ actions }) => {
        const record = actions.get(decisionId);
        if (record === undefined || !from.includes(record.state)) return false;
        actions.set(decisionId, { ...record, state: to, detail, updatedAt: at });
        return true;
      }),
    listUnfinished: ({ accountId }) =>
      list((record) => record.accountId === accountId && UNFINISHED_STATES.includes(record.state)),
    listByPlan: ({ planId }) => list((record) => record.planId === planId),
    listSince: ({ accountId, since, actionType }) =>
      list(
        ({ accountId: owner, plannedAt, action }) =>
          owner === accountId &&
          plannedAt >= since &&
          (actionType === undefined || action.type === actionType),
      ),
  };
}

function planRecord({ plans, actions }: Tables, record: ActionRecord): void {
  const { decisionId, planId } = record;
  if (plans.get(planId) === undefined)
    throw new NotFoundError({ message: `no plan ${planId}`, context: { planId } });
  if (actions.get(decisionId) !== undefined)
    throw new ConflictError({
      message: `decision ${decisionId} is planned already`,
      context: { decisionId },
    });
  actions.set(decisionId, record);
}
