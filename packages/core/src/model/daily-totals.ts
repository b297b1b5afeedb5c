import type { InsightRow } from '../model/insight-row.ts';
import type { Day } from '../shared/day.ts';
import type { MinorUnits } from '../shared/money.ts';

/** The figures of one entity on one day. A figure that any of its ads lacks is null: a part is not the whole. */
export type DailyTotals = {
  readonly day: Day;
  readonly impressions: number;
  /** Clicks of the kind that counts in this account. */
  readonly clicks: number | null;
  readonly spend: MinorUnits;
  readonly conversions: number | null;
  readonly revenue: MinorUnits | null;
  readonly engagements: number | null;
  /** Of a single ad only: people who saw two ads would count twice. */
  readonly reach: number | null;
};

/** Which of a row's click figures counts. */
export type ClickKind = 'link' | 'all';

export function totalsOfRow(row: InsightRow, clickKind: ClickKind): DailyTotals {
  const { day, impressions, spend, conversions, revenue, engagements, reach } = row;
  const clicks = clickKind === 'link' ? row.linkClicks : row.clicks;
  return { day, impressions, clicks, spend, conversions, revenue, engagements, reach };
}

/** Totals that are still being added up. */
export type RunningTotals = { -readonly [Figure in keyof DailyTotals]: DailyTotals[Figure] };

export function addTotals(a: DailyTotals, b: DailyTotals): RunningTotals {
  const sum = { ...a };
  addTo(sum, b);
  return sum;
}

export function addTo(sum: RunningTotals, totals: DailyTotals): void {
  sum.impressions += totals.impressions;
  sum.clicks = addKnown(sum.clicks, totals.clicks);
  sum.spend += totals.spend;
  sum.conversions = addKnown(sum.conversions, totals.conversions);
  sum.revenue = addKnown(sum.revenue, totals.revenue);
  sum.engagements = addKnown(sum.engagements, totals.engagements);
  sum.reach = null;
}

/** A day inside a completely read range on which nothing was delivered. */
export function emptyTotals(day: Day): DailyTotals {
  return { day, impressions: 0, clicks: 0, spend: 0, conversions: 0, revenue: 0, engagements: 0, reach: 0 };
}

function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
