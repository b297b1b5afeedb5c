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

/** Sums the rows by entity and day, whatever their order: rows by day and ad, as stores hand them out, cost no sorting. */
export function indexInsights(
  { insights, ads }: Pick<Snapshot, 'insights' | 'ads'>,
  clickKind: ClickKind,
): { readonly daily: DailyIndex; readonly accountDaily: readonly DailyTotals[] } {
  const daily = {
    campaigns: new Map<string, DailyTotals[]>(),
    adSets: new Map<string, DailyTotals[]>(),
    ads: new Map<string, DailyTotals[]>(),
    creatives: new Map<string, DailyTotals[]>(),
  };
  const accountDaily: DailyTotals[] = [];
  const creativeOf = new Map(ads.map(({ id, creativeId }) => [id, creativeId]));
  const placeOf = ({ adId, adSetId, campaignId }: InsightRow): Place => {
    const creativeId = creativeOf.get(adId);
    const series = [
      seriesOf(daily.ads, adId),
      seriesOf(daily.adSets, adSetId),
      seriesOf(daily.campaigns, campaignId),
      ...(creativeId ? [seriesOf(daily.creatives, creativeId)] : []),
    ];
    return { adSetId, campaignId, series };
  };
  const places = new Map<string, Place>();
  for (const row of currentRows(insights)) {
    const known = places.get(row.adId);
    const place = known && isAt(row, known) ? known : placeOf(row);
    if (place !== known) places.set(row.adId, place);
    const totals = totalsOfRow(settleUndelivered(row), clickKind);
    for (const series of place.series) add(series, totals);
    // A return is a ratio of sums: spend whose conversions or values are unknown has no part in it.
    if (totals.conversions !== null && totals.revenue !== null) add(accountDaily, totals);
  }
  return { daily, accountDaily };
}

/** Where an ad stands, with the series that its figures are part of: looked up once as long as it stays there. */
type Place = Pick<InsightRow, 'adSetId' | 'campaignId'> & { readonly series: readonly DailyTotals[][] };

function isAt(row: InsightRow, { adSetId, campaignId }: Place): boolean {
  return row.adSetId === adSetId && row.campaignId === campaignId;
}

function seriesOf(level: Map<string, DailyTotals[]>, id: string): DailyTotals[] {
  const known = level.get(id);
  if (known) return known;
  const series: DailyTotals[] = [];
  level.set(id, series);
  return series;
}

/** Adds to a series whose last day is the totals' own, or an earlier one. */
function add(series: DailyTotals[], totals: DailyTotals): void {
  const last = series.at(-1);
  if (last?.day === totals.day) series[series.length - 1] = addTotals(last, totals);
  else series.push(totals);
}

/** One row per day and ad: of several readings the latest. In order of both: sums of fractions depend on it. */
function currentRows(rows: readonly InsightRow[]): readonly InsightRow[] {
  const inOrder = rows.toSorted(byDayAndAd);
  return inOrder.filter((row, at) => {
    const next = inOrder[at + 1];
    return next?.adId !== row.adId || next.day !== row.day;
  });
}

/** The latest reading of a day comes last. */
function byDayAndAd(a: InsightRow, b: InsightRow): number {
  return (
    compare(a.day, b.day) ||
    compare(a.adId, b.adId) ||
    compare(a.knownAt, b.knownAt) ||
    a.impressions - b.impressions ||
    // Two readings of one moment that differ: any choice does, as long as it is always the same.
    compare(canonicalJson(a), canonicalJson(b))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
