import {
  addTo,
  addTotals,
  type ClickKind,
  type DailyTotals,
  type RunningTotals,
  totalsOfRow,
} from '../model/daily-totals.ts';
import { type InsightRow, settleUndelivered } from '../model/insight-row.ts';
import { groupBy } from '../shared/group-by.ts';
import { canonicalJson } from '../shared/json.ts';
import type { Snapshot } from './snapshot.ts';

/** The days with a row of one entity, oldest first; undefined where it has none. */
export type DailyLookup = Pick<ReadonlyMap<string, readonly DailyTotals[]>, 'get'>;

/** Daily figures by entity id. Those of ads and creatives are made anew at each call. */
export type DailyIndex = {
  readonly campaigns: DailyLookup;
  readonly adSets: DailyLookup;
  readonly ads: DailyLookup;
  readonly creatives: DailyLookup;
};

/** What rows come to. */
type InsightIndex = {
  readonly daily: DailyIndex;
  /** Days of all ads whose conversions and values are known. */
  readonly accountDaily: readonly DailyTotals[];
  /** Whether a row with delivery has no clicks of the kind that counts. */
  readonly lacksClicks: boolean;
};

/** Sums the rows by entity and day, whatever their order: rows by day and ad, as stores hand them out, cost no sorting. */
export function indexInsights(
  { insights, ads }: Pick<Snapshot, 'insights' | 'ads'>,
  clickKind: ClickKind,
): InsightIndex {
  const { campaigns, adSets, rowsOf, account, lacksClicks } = sumRows(insights, clickKind);
  const adDays = (id: string): readonly DailyTotals[] | undefined =>
    rowsOf.get(id)?.map((row) => totalsOfRow(row, clickKind));
  const adsOf = groupBy(
    ads.filter(({ id }) => rowsOf.has(id)).sort((a, b) => compare(a.id, b.id)),
    ({ creativeId }) => creativeId,
  );
  const daily = {
    campaigns: { get: (id: string) => campaigns.get(id)?.days },
    adSets: { get: (id: string) => adSets.get(id)?.days },
    ads: { get: adDays },
    creatives: { get: (id: string) => sumSeries(adsOf.get(id)?.map((ad) => adDays(ad.id) ?? [])) },
  };
  return { daily, accountDaily: account.days, lacksClicks };
}

type RowSums = {
  readonly campaigns: ReadonlyMap<string, Series>;
  readonly adSets: ReadonlyMap<string, Series>;
  /** By ad id; a total for each of so many rows would fill the memory. */
  readonly rowsOf: ReadonlyMap<string, readonly InsightRow[]>;
  readonly account: Series;
  readonly lacksClicks: boolean;
};

function sumRows(rows: readonly InsightRow[], clickKind: ClickKind): RowSums {
  const campaigns = new Map<string, Series>();
  const adSets = new Map<string, Series>();
  const rowsOf = new Map<string, InsightRow[]>();
  const account = newSeries();
  const places = new Map<string, Place>();
  const placeOf = (row: InsightRow): Place => {
    const known = places.get(row.adId);
    if (known && isAt(row, known)) return known;
    const { adId, adSetId, campaignId } = row;
    const series = [entryOf(adSets, adSetId, newSeries), entryOf(campaigns, campaignId, newSeries)];
    const place = { adId, adSetId, campaignId, rows: entryOf(rowsOf, adId, newList), series, next: null };
    places.set(adId, place);
    return place;
  };
  let lacksClicks = false;
  let [last, place]: [InsightRow | null, Place | null] = [null, null];
  for (const row of rows) {
    if (last !== null && !isBefore(last, row)) return sumRows(currentRows(rows), clickKind);
    last = row;
    const next: Place = place?.next && isAt(row, place.next) ? place.next : placeOf(row);
    if (place) place.next = next;
    place = next;
    const settled = settleUndelivered(row);
    place.rows.push(settled);
    const totals = totalsOfRow(settled, clickKind);
    lacksClicks ||= totals.clicks === null && totals.impressions > 0;
    for (const series of place.series) add(series, totals);
    // A return is a ratio of sums: spend whose conversions or values are unknown has no part in it.
    if (totals.conversions !== null && totals.revenue !== null) add(account, totals);
  }
  return { campaigns, adSets, rowsOf, account, lacksClicks };
}

/** The days of an entity so far. Its last day is a sum of its own from the second row of that day on. */
type Series = { readonly days: DailyTotals[]; sum: RunningTotals | null };

/**
 * Where an ad stands, with what its figures are part of. A day's rows come mostly in the order of the day before: the
 * place that came next then is a guess that saves looking it up.
 */
type Place = Pick<InsightRow, 'adId' | 'adSetId' | 'campaignId'> & {
  readonly rows: InsightRow[];
  readonly series: readonly Series[];
  next: Place | null;
};

function isAt(row: InsightRow, { adId, adSetId, campaignId }: Place): boolean {
  return row.adId === adId && row.adSetId === adSetId && row.campaignId === campaignId;
}

function newSeries(): Series {
  return { days: [], sum: null };
}

function newList(): InsightRow[] {
  return [];
}

function entryOf<T>(map: Map<string, T>, id: string, create: () => T): T {
  const known = map.get(id);
  if (known !== undefined) return known;
  const entry = create();
  map.set(id, entry);
  return entry;
}

/** Adds to a series whose last day is the totals' own, or an earlier one. */
function add(series: Series, totals: DailyTotals): void {
  const { days, sum } = series;
  const last = days.at(-1);
  if (last?.day !== totals.day) {
    days.push(totals);
    series.sum = null;
  } else if (sum) {
    addTo(sum, totals);
  } else {
    series.sum = addTotals(last, totals);
    days[days.length - 1] = series.sum;
  }
}

function sumSeries(parts: readonly (readonly DailyTotals[])[] = []): readonly DailyTotals[] | undefined {
  if (parts.length <= 1) return parts[0];
  const sum = newSeries();
  // A stable sort: within a day the parts keep their order.
  for (const totals of parts.flat().sort((a, b) => compare(a.day, b.day))) add(sum, totals);
  return sum.days;
}

/** One row per day and ad: of several readings the latest. In order of both: sums of fractions depend on it. */
function currentRows(rows: readonly InsightRow[]): readonly InsightRow[] {
  const inOrder = rows.toSorted(byDayAndAd);
  return inOrder.filter((row, at) => {
    const next = inOrder[at + 1];
    return next?.adId !== row.adId || next.day !== row.day;
  });
}

function isBefore(a: InsightRow, b: InsightRow): boolean {
  return a.day < b.day || (a.day === b.day && a.adId < b.adId);
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
