import type { Ad } from '../model/ad.ts';
import type { DailyTotals } from '../model/daily-totals.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { CalendarDay } from '../roas/matured-day.ts';
import type { Day } from '../shared/day.ts';
import { once } from '../shared/once.ts';
import type { DispersionEstimate } from '../stats/dispersion.ts';
import type { ArmDayTable } from '../stats/measure-scatter.ts';
import { poolDispersion } from '../stats/pool-dispersion.ts';
import type { DailyIndex } from './index-insights.ts';

/** How much the daily rates of an account's ads vary beyond counting noise: each computed when it is first read. */
export type AccountDispersion = {
  readonly ctr: DispersionEstimate;
  readonly ordersPerImpression: DispersionEstimate;
};

type Basis = {
  readonly adsOf: ReadonlyMap<string, readonly Ad[]>;
  readonly daily: DailyIndex;
  readonly calendar: readonly CalendarDay[];
  readonly policy: Pick<Policy, 'dispersion' | 'maturity'>;
};

/**
 * The account's own noise, by its ad sets of two ads or more over the last complete days: those with most impressions,
 * where there are more than `dispersion.maxPooledAdSets`.
 */
export function createAccountDispersion(basis: Basis): AccountDispersion {
  const { dispersion, maturity } = basis.policy;
  const recent = basis.calendar.slice(-dispersion.accountDays);
  const pool = (cv: number, days: readonly CalendarDay[], countOf: Count): DispersionEstimate =>
    poolDispersion(
      busiest().flatMap((ads) => tableOf(ads, days, countOf, basis) ?? []),
      { prior: { cv, weight: dispersion.priorWeight }, minDays: dispersion.minPooledDays },
    );
  const busiest = once(() => busiestAdSets(basis));
  const ctr = once(() => pool(dispersion.ctr, recent, ({ clicks }) => clicks));
  const orders = once(() =>
    pool(
      dispersion.ordersPerImpression,
      recent.filter((day) => day.maturity >= maturity.minShare),
      ({ conversions }) => conversions,
    ),
  );
  return {
    get ctr() {
      return ctr();
    },
    get ordersPerImpression() {
      return orders();
    },
  };
}

type Count = (totals: DailyTotals) => number | null;

/** The ads of those ad sets that tell most: an account of thousands is known as well by its first few hundred. */
function busiestAdSets({ adsOf, daily, policy }: Basis): readonly (readonly Ad[])[] {
  return [...adsOf]
    .flatMap(([id, ads]) => {
      const days = ads.length < 2 ? [] : (daily.adSets.get(id) ?? []);
      const impressions = days.reduce((sum, day) => sum + day.impressions, 0);
      return impressions > 0 ? [{ id, ads, impressions }] : [];
    })
    .sort((a, b) => b.impressions - a.impressions || (a.id < b.id ? -1 : 1))
    .slice(0, policy.dispersion.maxPooledAdSets)
    .map(({ ads }) => ads);
}

/** Ads by days; null where there is nothing to compare. */
function tableOf(
  ads: readonly Ad[],
  days: readonly CalendarDay[],
  countOf: Count,
  { daily }: Basis,
): ArmDayTable | null {
  const columns = new Map(days.map(({ day }, at) => [day, at]));
  const rows = ads.flatMap(({ id }) => rowOf(daily.ads.get(id) ?? [], columns, countOf) ?? []);
  return rows.length < 2
    ? null
    : { trials: rows.map(({ trials }) => trials), successes: rows.map(({ successes }) => successes) };
}

/** null where nothing happened. A day whose count is unknown or cannot be is no day of the table. */
function rowOf(
  series: readonly DailyTotals[],
  columns: ReadonlyMap<Day, number>,
  countOf: Count,
): { readonly trials: readonly number[]; readonly successes: readonly number[] } | null {
  const trials = new Array<number>(columns.size).fill(0);
  const successes = new Array<number>(columns.size).fill(0);
  let total = 0;
  for (const totals of series) {
    const at = columns.get(totals.day);
    const count = countOf(totals);
    if (at === undefined || count === null || count < 0 || count > totals.impressions) continue;
    trials[at] = totals.impressions;
    successes[at] = count;
    total += count;
  }
  return total === 0 ? null : { trials, successes };
}
