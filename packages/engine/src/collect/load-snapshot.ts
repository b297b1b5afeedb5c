import {
  addDays,
  addHours,
  type BudgetChange,
  dayOf,
  type EntityTree,
  type Instant,
  type IntradayPoint,
  type Policy,
  type Snapshot,
  type Stores,
  startOfDay,
} from '@adpilot/core';
import { recentActions } from './recent-actions.ts';
import { lastRefreshes } from './refreshes.ts';

/** Days of insights that decisions look back on; more where budgets rest on what arms have taught for long. */
const INSIGHT_DAYS = 35;
const ALLOCATION_DAYS = 90;
const BUDGET_CHANGE_HOURS = 8 * 24;
const INTRADAY_HOURS = 28 * 24;
// As far back as readings tell of what people were asked about.
const ASKED_HOURS = INTRADAY_HOURS;

/**
 * All that a cycle knows but for the account's curve of late conversions: the account as just read, and what is stored of
 * its past. A fixed number of queries.
 */
export async function loadSnapshot(
  stores: Stores,
  {
    tree,
    cycleId,
    now,
    policy,
  }: {
    readonly tree: EntityTree;
    readonly cycleId: string;
    readonly now: Instant;
    readonly policy: Policy;
  },
): Promise<Snapshot> {
  const { account, campaigns, adSets, ads, creatives } = tree;
  const accountId = account.id;
  const today = dayOf(now, account.timeZone);
  const since = addDays(today, -insightDays(policy));
  const insights = await stores.insights.list({ accountId, since, until: today });
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
    maturity: null,
    experiments: await stores.experiments.listOpen({ accountId }),
    budgetChanges: await loadBudgetChanges(stores, accountId, now),
    openApprovals: await stores.approvals.listOpen({ accountId, now }),
    askedActions: await stores.approvals.listAsked({ accountId, since: addHours(now, -ASKED_HOURS) }),
    recentActions: await recentActions(stores, accountId, now),
    // What is older than the figures changes nothing that they are compared with.
    refreshes: await lastRefreshes(stores, { accountId, since: startOfDay(since, account.timeZone) }),
    controls: { stopped: controls.stopped, outageClosedAt: controls.outageClosedAt },
  };
}

function insightDays({ budgeting, overrides }: Policy): number {
  const isMarginal = [budgeting, ...overrides.map(({ policy }) => policy.budgeting)].includes('marginal');
  return isMarginal ? ALLOCATION_DAYS : INSIGHT_DAYS;
}

/** Readings of the account; those of ad sets are many, and read only where hours of them are judged. */
async function loadIntraday(
  { intraday }: Pick<Stores, 'intraday'>,
  accountId: string,
  now: Instant,
  { spikes, overrides }: Policy,
): Promise<readonly IntradayPoint[]> {
  const since = addHours(now, -INTRADAY_HOURS);
  const ofAccount = await intraday.list({ accountId, level: 'account', since });
  const grains = [spikes, ...overrides.map(({ policy }) => policy.spikes)].map((own) => own?.grain);
  if (!grains.includes('hour')) return ofAccount;
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
