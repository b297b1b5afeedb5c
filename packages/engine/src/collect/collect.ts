import { type BudgetChange, dayOf, type Policy, type Signal, type Snapshot, toInstant } from '@adpilot/core';
import type { EngineContext } from '../context.ts';
import type { AccountLease } from '../cycle/account-lease.ts';
import { findHumanEdits } from './find-human-edits.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { readTree } from './read-tree.ts';
import { type InsightSync, syncInsights } from './sync-insights.ts';

/** The account as it was just read, as a snapshot to decide on. */
export type Collected = {
  readonly snapshot: Snapshot;
  readonly sync: InsightSync;
  /** Budgets that someone else changed since we last looked. */
  readonly humanEdits: readonly BudgetChange[];
};

/** Reads the account and its insights, stores both, and puts the snapshot together. */
export async function collect(
  context: EngineContext,
  {
    accountId,
    cycleId,
    policy,
    lease,
    signal,
  }: {
    readonly accountId: string;
    readonly cycleId: string;
    readonly policy: Policy;
    /** Kept alive from page to page: a large account takes long to read. */
    readonly lease: AccountLease;
    readonly signal?: Signal | undefined;
  },
): Promise<Collected> {
  const { platform, storage, clock } = context;
  const request = { accountId, ...(signal ? { signal } : {}) };
  const tree = await readTree(platform, request, lease.renew);
  const readAt = toInstant(clock.now());
  const humanEdits = await storage.transaction(async ({ entities, budgetChanges }) => {
    const edits = findHumanEdits(tree, await entities.budgets({ accountId }), readAt);
    await entities.save(tree, { readAt });
    if (edits.length > 0) await budgetChanges.append(edits, { accountId });
    return edits;
  });
  const today = dayOf(readAt, tree.account.timeZone);
  const sync = await syncInsights(context, { ...request, today, policy, ads: tree.ads, onPage: lease.renew });
  const now = toInstant(clock.now());
  const snapshot = await loadSnapshot(storage, { tree, cycleId, now, policy });
  const maturity = await context.maturity.curveOf(snapshot, policy);
  return { snapshot: { ...snapshot, maturity }, sync, humanEdits };
}
