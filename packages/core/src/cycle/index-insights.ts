import { addTotals, type ClickKind, type DailyTotals, totalsOfRow } from '../model/daily-totals.ts';
import { type InsightRow, settleUndelivered } from '../model/insight-row.ts';
import { canonicalJson } from '../shared/json.ts';
import type { Snapshot } from './snapshot.ts';

/** Daily figures by entity id, oldest day first. */
export type DailyIndex = {
  readonly campaigns: ReadonlyMap<string, readonly DailyTotals[]>;
  readonly adSets: ReadonlyMap<string, readonly DailyTotals[]>;
  readonly ads: ReadonlyMap<string, readonly DailyTotals[]>;
  readonly creatives: ReadonlyMap<string, readonly DailyTotals[]>;
};

type Series = Map<string, DailyTotals>;

/** Sums the rows by entity and day, in time proportional to the rows and whatever their order. */
export function indexInsights(
  { insights, ads }: Pick<Snapshot, 'insights' | 'ads'>,
  clickKind: ClickKind,
): { readonly daily: DailyIndex; readonly accountDaily: readonly DailyTotals[] } {
  const creativeOf = new Map(ads.map(({ id, creativeId }) => [id, creativeId]));
  const levels = {
    campaigns: new Map<string, Series>(),
    adSets: new Map<string, Series>(),
    ads: new Map<string, Series>(),
    creatives: new Map<string, Series>(),
  };
  const account: Series = new Map();
  for (const row of currentRows(insights)) {
    const totals = totalsOfRow(settleUndelivered(row), clickKind);
    add(seriesOf(levels.ads, row.adId), totals);
    add(seriesOf(levels.adSets, row.adSetId), totals);
    add(seriesOf(levels.campaigns, row.campaignId), totals);
    const creativeId = creativeOf.get(row.adId);
    if (creativeId) add(seriesOf(levels.creatives, creativeId), totals);
    // A return is a ratio of sums: spend whose conversions or values are unknown has no part in it.
    if (totals.conversions !== null && totals.revenue !== null) add(account, totals);
  }
  return {
    daily: {
      campaigns: sorted(levels.campaigns),
      adSets: sorted(levels.adSets),
      ads: sorted(levels.ads),
      creatives: sorted(levels.creatives),
    },
    accountDaily: inOrder(account),
  };
}

/** One row per ad and day: of several readings the latest. Ads come by id: sums of fractions depend on their order. */
function* currentRows(rows: readonly InsightRow[]): Iterable<InsightRow> {
  const byAd = new Map<string, Map<string, InsightRow>>();
  for (const row of rows) {
    const days = byAd.get(row.adId) ?? new Map<string, InsightRow>();
    if (days.size === 0) byAd.set(row.adId, days);
    const known = days.get(row.day);
    if (!known || isLater(row, known)) days.set(row.day, row);
  }
  for (const [, days] of [...byAd].sort(([a], [b]) => (a < b ? -1 : 1))) yield* days.values();
}

function isLater(a: InsightRow, b: InsightRow): boolean {
  if (a.knownAt !== b.knownAt) return a.knownAt > b.knownAt;
  if (a.impressions !== b.impressions) return a.impressions > b.impressions;
  // Two readings of one moment that differ: any choice does, as long as it is always the same.
  return canonicalJson(a) > canonicalJson(b);
}

function seriesOf(level: Map<string, Series>, id: string): Series {
  const known = level.get(id);
  if (known) return known;
  const series: Series = new Map();
  level.set(id, series);
  return series;
}

function add(series: Series, totals: DailyTotals): void {
  const known = series.get(totals.day);
  series.set(totals.day, known ? addTotals(known, totals) : totals);
}

function sorted(level: ReadonlyMap<string, Series>): ReadonlyMap<string, readonly DailyTotals[]> {
  return new Map([...level].map(([id, series]) => [id, inOrder(series)]));
}

function inOrder(series: Series): readonly DailyTotals[] {
  return [...series.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
