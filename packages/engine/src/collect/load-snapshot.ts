import {
  addDays,
  addHours,
  type BudgetChange,
  dayOf,
  type EntityTree,
  type Instant,
  type IntradayPoint,
  type MaturityCurve,
  type Policy,
  type Snapshot,
  type Stores,
  startOfDay,
} from '@adpilot/core';
import { recentActions } from './recent-actions.ts';

/** Days of insights that decisions look back on. */
const INSIGHT_DAYS = 35;
const BUDGET_CHANGE_HOURS = 8 * 24;
const INTRADAY_HOURS = 28 * 24;

/** All that a cycle knows: the account as just read, and what is stored of its past. A fixed number of queries. */
export async function loadSnapshot(
  stores: Stores,
  {
    tree,
    cycleId,
    now,
    policy,
    maturity,
  }: {
    readonly tree: EntityTree;
    readonly cycleId: string;
    readonly now: Instant;
    readonly policy: Policy;
    readonly maturity: MaturityCurve | null;
  },
): Promise<Snapshot> {
  const { account, campaigns, adSets, ads, creatives } = tree;
  const accountId = account.id;
  const today = dayOf(now, account.timeZone);
  const insights = await stores.insights.list({
    accountId,
    since: addDays(today, -INSIGHT_DAYS),
    until: today,
  });
  const lastRead = await stores.insights.lastRead({ accountId, day: addDays(today, -1) });
  const controls = await stores.controls.get({ accountId });
  return {
    version: 1,
    cycleId,
    now,
    seed: cycleId,
    account,
    campaigns,
    adSets,
    ads,
    creatives,
    insights,
    intraday: await loadIntraday(stores, accountId, now, policy),
    insightsStatus: {
      newestReadAt: lastRead?.readAt ?? null,
      // What was read before midnight holds a day that was not over.
      complete: lastRead?.complete === true && lastRead.readAt >= startOfDay(today, account.timeZone),
    },
    maturity,
    experiments: await stores.experiments.listOpen({ accountId }),
    budgetChanges: await loadBudgetChanges(stores, accountId, now),
    openApprovals: await stores.approvals.listOpen({ accountId, now }),
    recentActions: await recentActions(stores, accountId, now),
    controls: { stopped: controls.stopped, outageClosedAt: controls.outageClosedAt },
  };
}

/** Readings of the account; those of ad sets are many, and read only where hours of them are judged. */
async function loadIntraday(
  { intraday }: Pick<Stores, 'intraday'>,
  accountId: string,
  now: Instant,
  { spikes }: Policy,
): Promise<readonly IntradayPoint[]> {
  const since = addHours(now, -INTRADAY_HOURS);
  const ofAccount = await intraday.list({ accountId, level: 'account', since });
  if (spikes.grain === 'day') return ofAccount;
  return [...ofAccount, ...(await intraday.list({ accountId, level: 'ad_set', since }))];
}

/** Changes that limits look back on, and boosts that are still to be taken back, however long nobody ran. */
async function loadBudgetChanges(
  { budgetChanges }: Pick<Stores, 'budgetChanges'>,
  accountId: string,
  now: Instant,
): Promise<readonly BudgetChange[]> {
  const since = addHours(now, -BUDGET_CHANGE_HOURS);
  const boosts = await budgetChanges.listOpenBoosts({ accountId });
  const recent = await budgetChanges.list({ accountId, since });
  return [...boosts.filter(({ at }) => at < since), ...recent];
}
