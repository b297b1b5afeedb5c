import {
  addDays,
  computeCtr,
  computeRoas,
  dayOf,
  type EntityTree,
  type InsightRow,
  type Plan,
  settleUndelivered,
} from '@adpilot/core';
import { amount, count, counted, localTime, percent, ratio } from './format.ts';

/** The account in a few lines: who it is, what its last week brought, what it may spend. */
export function renderSummary(
  { account, campaigns, adSets, ads }: EntityTree,
  rows: readonly InsightRow[],
  plan: Plan,
): string {
  const today = dayOf(plan.now, account.timeZone);
  const week = rows.filter(({ day }) => day >= addDays(today, -7) && day < today).map(settleUndelivered);
  const spend = sum(week.map((row) => row.spend)) ?? 0;
  const impressions = sum(week.map((row) => row.impressions)) ?? 0;
  const clicks = sum(week.map((row) => row.linkClicks));
  const conversions = sum(week.map((row) => row.conversions));
  const revenue = sum(week.map((row) => row.revenue));
  const active = (entities: readonly { readonly effectiveStatus: string }[]): number =>
    entities.filter(({ effectiveStatus }) => effectiveStatus === 'ACTIVE').length;
  const { currency } = account;
  return [
    `Account   ${account.name} (${account.id}), ${currency}, ${account.timeZone}; simulated time ${localTime(plan.now, account.timeZone)}`,
    `Active    ${counted(active(campaigns), 'campaign')}, ${counted(active(adSets), 'ad set')}, ${counted(active(ads), 'ad')}; daily budgets ${amount(plan.budget.before, currency)} of at most ${amount(plan.budget.cap, currency)}`,
    `7 days    spend ${amount(spend, currency)}, revenue ${amount(revenue, currency)}, ROAS ${ratio(computeRoas({ revenue, spend }))}; ${count(impressions)} impressions, ${count(clicks)} link clicks (CTR ${percent(computeCtr({ clicks, impressions }))}), ${count(conversions)} conversions`,
  ].join('\n');
}

function sum(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (total, value) => (total === null || value === null ? null : total + value),
    0,
  );
}
