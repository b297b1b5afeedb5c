import { AsyncLocalStorage } from 'node:async_hooks';
import { ConflictError, type Storage, type Stores } from '@adpilot/core';
import { createTurns } from './create-turns.ts';
import { createActionStore } from './stores/action-store.ts';
import { createApprovalStore } from './stores/approval-store.ts';
import { createBudgetChangeStore } from './stores/budget-change-store.ts';
import { createControlStore } from './stores/control-store.ts';
import { createCycleStore } from './stores/cycle-store.ts';
import { createEntityStore } from './stores/entity-store.ts';
import { createExperimentStore } from './stores/experiment-store.ts';
import { createInsightStore } from './stores/insight-store.ts';
import { createIntradayStore } from './stores/intraday-store.ts';
import { createLeaseStore } from './stores/lease-store.ts';
import { createPlanStore } from './stores/plan-store.ts';
import { createTables, layerTables, type Tables } from './tables.ts';
import { applyTo, type UseTables } from './use-tables.ts';

/** A transaction: whatever it left running may use the outer storage again once it is over. */
type TransactionScope = { open: boolean };

/**
 * A storage that lives and dies with the process: for tests and first steps.
 *
 * It keeps the same contract as a database. Calls and transactions run one after the other.
 *
 * ```ts
 * const adpilot = createAdpilot({ platform, storage: createMemoryStorage(), policy });
 * ```
 */
export function createMemoryStorage(): Storage {
  const tables = createTables();
  const inTurn = createTurns();
  const current = new AsyncLocalStorage<TransactionScope>();
  const outside = <T>(run: () => Promise<T>): Promise<T> =>
    current.getStore()?.open
      ? Promise.reject(new ConflictError({ message: 'inside a transaction only its own stores can be used' }))
      : inTurn(run);
  return {
    ...createStores((work) => outside(async () => applyTo(tables, work))),
    capabilities: { durable: false, concurrentTransactions: false },
    transaction: (work) =>
      outside(() => {
        const scope = { open: true };
        return current.run(scope, () => transact(tables, scope, work));
      }),
    close: () => Promise.resolve(),
  };
}

async function transact<T>(
  below: Tables,
  scope: TransactionScope,
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  const { tables, commit } = layerTables(below);
  const use: UseTables = async (call) => {
    if (!scope.open) throw new ConflictError({ message: 'the transaction of these stores is over' });
    return applyTo(tables, call);
  };
  try {
    const result = await work(createStores(use));
    commit();
    return result;
  } finally {
    scope.open = false;
  }
}

function createStores(use: UseTables): Stores {
  return {
    entities: createEntityStore(use),
    insights: createInsightStore(use),
    intraday: createIntradayStore(use),
    experiments: createExperimentStore(use),
    budgetChanges: createBudgetChangeStore(use),
    plans: createPlanStore(use),
    actions: createActionStore(use),
    approvals: createApprovalStore(use),
    cycles: createCycleStore(use),
    controls: createControlStore(use),
    leases: createLeaseStore(use),
  };
}
