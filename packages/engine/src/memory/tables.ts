import type {
  AccountControls,
  ActionRecord,
  Ad,
  AdAccount,
  AdSet,
  ApprovalRequest,
  BudgetChange,
  Campaign,
  Creative,
  CycleLogEntry,
  CycleRun,
  Experiment,
  InsightRead,
  IntradayPoint,
  OpenApproval,
  Plan,
} from '@adpilot/core';
import type { GivenLease } from './given-lease.ts';
import type { InsightVersions } from './insight-versions.ts';
import { createTable, type Layer, layerOver, type Table } from './table.ts';

/** A value with the account that it belongs to. */
export type Owned<T> = { readonly accountId: string; readonly value: T };

/** Everything that the storage holds. */
export type Tables = {
  readonly accounts: Table<AdAccount>;
  readonly campaigns: Table<Owned<Campaign>>;
  readonly adSets: Table<Owned<AdSet>>;
  readonly ads: Table<Owned<Ad>>;
  readonly creatives: Table<Owned<Creative>>;
  readonly insights: Table<InsightVersions>;
  readonly insightReads: Table<InsightRead>;
  /** All points of an account in one: old ones are dropped together. */
  readonly intradayPoints: Table<readonly IntradayPoint[]>;
  readonly experiments: Table<Experiment>;
  readonly budgetChanges: Table<Owned<BudgetChange>>;
  readonly plans: Table<Plan>;
  readonly actions: Table<ActionRecord>;
  readonly approvals: Table<{ readonly request: ApprovalRequest; readonly held: readonly OpenApproval[] }>;
  readonly cycles: Table<CycleRun>;
  readonly cycleLogs: Table<readonly CycleLogEntry[]>;
  readonly controls: Table<AccountControls>;
  readonly leases: Table<GivenLease>;
};

/** Empty tables. */
export function createTables(): Tables {
  return {
    accounts: createTable(),
    campaigns: createTable(),
    adSets: createTable(),
    ads: createTable(),
    creatives: createTable(),
    insights: createTable(),
    insightReads: createTable(),
    intradayPoints: createTable(),
    experiments: createTable(),
    budgetChanges: createTable(),
    plans: createTable(),
    actions: createTable(),
    approvals: createTable(),
    cycles: createTable(),
    cycleLogs: createTable(),
    controls: createTable(),
    leases: createTable(),
  };
}

/** Changes over tables, which stay as they are until all are committed. */
export function layerTables(below: Tables): { readonly tables: Tables; commit(): void } {
  const layers: Pick<Layer<never>, 'commit'>[] = [];
  const over = <T>(table: Table<T>): Table<T> => {
    const layer = layerOver(table);
    layers.push(layer);
    return layer;
  };
  const tables: Tables = {
    accounts: over(below.accounts),
    campaigns: over(below.campaigns),
    adSets: over(below.adSets),
    ads: over(below.ads),
    creatives: over(below.creatives),
    insights: over(below.insights),
    insightReads: over(below.insightReads),
    intradayPoints: over(below.intradayPoints),
    experiments: over(below.experiments),
    budgetChanges: over(below.budgetChanges),
    plans: over(below.plans),
    actions: over(below.actions),
    approvals: over(below.approvals),
    cycles: over(below.cycles),
    cycleLogs: over(below.cycleLogs),
    controls: over(below.controls),
    leases: over(below.leases),
  };
  return {
    tables,
    commit: () => {
      for (const layer of layers) layer.commit();
    },
  };
}
