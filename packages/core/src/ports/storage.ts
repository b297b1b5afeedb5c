import type { ActionStore } from './action-store.ts';
import type { ApprovalStore } from './approval-store.ts';
import type { BudgetChangeStore } from './budget-change-store.ts';
import type { ControlStore } from './control-store.ts';
import type { CycleStore } from './cycle-store.ts';
import type { EntityStore } from './entity-store.ts';
import type { ExperimentStore } from './experiment-store.ts';
import type { InsightStore } from './insight-store.ts';
import type { IntradayStore } from './intraday-store.ts';
import type { LeaseStore } from './lease-store.ts';
import type { PlanStore } from './plan-store.ts';

/** The stores, inside a transaction or outside one. */
export interface Stores {
  readonly entities: EntityStore;
  readonly insights: InsightStore;
  readonly intraday: IntradayStore;
  readonly experiments: ExperimentStore;
  readonly budgetChanges: BudgetChangeStore;
  readonly plans: PlanStore;
  readonly actions: ActionStore;
  readonly approvals: ApprovalStore;
  readonly cycles: CycleStore;
  readonly controls: ControlStore;
  readonly leases: LeaseStore;
}

/**
 * Where everything is kept.
 *
 * - ST-1: what a call wrote is durable once it resolved (where `capabilities.durable`).
 * - ST-2: `transaction(fn)` commits all that `fn` wrote where it resolves, and nothing where it rejects. `fn` may be run
 *   again where the database asks for it, after a deadlock.
 * - ST-3: what is written inside a transaction is seen by its own reads.
 * - ST-4: a call on the outer storage while its own transaction is open rejects instead of hanging.
 * - ST-5: an object that was handed in or out can be changed by the caller without changing what is stored.
 * - ST-6: a record whose parent is unknown is refused with a `NotFoundError`, and nothing of the call is kept: an ad set
 *   without campaign, an ad without ad set, an action or a request without plan, a log entry without run.
 */
export interface Storage extends Stores {
  readonly capabilities: StorageCapabilities;
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type StorageCapabilities = {
  /** Survives the end of the process. */
  readonly durable: boolean;
  /** Several transactions may be open at once. */
  readonly concurrentTransactions: boolean;
};
