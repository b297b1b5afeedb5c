import type { InsightRow } from '@adpilot/core';
import type { ImportedTotals } from './imported-insights.ts';

/** Sums of the rows, unknown figures left out; null where no row knows the figure. */
export function sumTotals(rows: readonly InsightRow[]): Omit<ImportedTotals, 'rows' | 'ads'> {
  const known = (figureOf: (row: InsightRow) => number | null): number | null =>
    rows.map(figureOf).reduce((sum, figure) => (figure === null ? sum : (sum ?? 0) + figure), null);
  return {
    impressions: known((row) => row.impressions) ?? 0,
    clicks: known((row) => row.clicks),
    linkClicks: known((row) => row.linkClicks),
    spend: known((row) => row.spend) ?? 0,
    conversions: known((row) => row.conversions),
    revenue: known((row) => row.revenue),
  };
}
