import { AsyncLocalStorage } from 'node:async_hooks';
import { ConflictError, type Storage, type StorageCapabilities, type Stores } from '@adpilot/core';
import type { Kysely } from 'kysely';
import type { Connect } from './connect.ts';
import type { Database } from './database.ts';
import { inTransaction } from './in-transaction.ts';
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

/** What a dialect that is no server has to say of itself. */
export type KyselyStorageOptions = {
  /** What differs from a PostgreSQL server: durable, with any number of transactions at once. */
  readonly capabilities?: Partial<StorageCapabilities>;
};

/** A transaction: whatever it left running may use the outer storage again once it is over. */
type TransactionScope = { open: boolean };

/**
 * A storage in a PostgreSQL database that {@link migrate} prepared.
 *
 * ```ts
 * const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString }) }) });
 * await migrate(db);
 * const storage = createKyselyStorage(db);
 * ```
 *
 * The function of a transaction may run several times: where the database gave the transaction up because of a deadlock
 * or a serialization failure, it is tried again. `close` leaves `db` open for whoever made it.
 */
export function createKyselyStorage(
  db: Kysely<Database>,
  { capabilities }: KyselyStorageOptions = {},
): Storage {
  const current = new AsyncLocalStorage<TransactionScope>();
  const connect: Connect = () => {
    // It would wait for a connection that its own transaction holds.
    if (current.getStore()?.open)
      throw new ConflictError({ message: 'inside a transaction only its own stores can be used' });
    return db;
  };
  return {
    ...createStores(connect),
    capabilities: { durable: true, concurrentTransactions: true, ...capabilities },
    transaction: async (work) =>
      inTransaction(connect(), (trx) => {
        const scope = { open: true };
        return current.run(scope, () => withStores(trx, scope, work));
      }),
    close: () => Promise.resolve(),
  };
}

async function withStores<T>(
  trx: Kysely<Database>,
  scope: TransactionScope,
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  const connect: Connect = () => {
    if (!scope.open) throw new ConflictError({ message: 'the transaction of these stores is over' });
    return trx;
  };
  try {
    return await work(createStores(connect));
  } finally {
    scope.open = false;
  }
}

function createStores(connect: Connect): Stores {
  return {
    entities: createEntityStore(connect),
    insights: createInsightStore(connect),
    intraday: createIntradayStore(connect),
    experiments: createExperimentStore(connect),
    budgetChanges: createBudgetChangeStore(connect),
    plans: createPlanStore(connect),
    actions: createActionStore(connect),
    approvals: createApprovalStore(connect),
    cycles: createCycleStore(connect),
    controls: createControlStore(connect),
    leases: createLeaseStore(connect),
  };
}
