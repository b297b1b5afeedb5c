import { addDecimals, type Day, type Decimal, decimalToUnits, type MinorUnits } from '@adpilot/core';
import type { ImportedTotals } from '../imported-insights.ts';
import type { Figure } from '../row/figure.ts';
import type { ExportRow } from '../row/parse-row.ts';

/** Sums rows as they are read, however old they are. */
export interface ExportTotals {
  /** @param key the same for all rows of the ad */
  add(row: ExportRow, key: string): void;
  rows(): number;
  /** First and last day with a row, and the last but one; empty texts where there is none. */
  span(): { readonly since: Day; readonly until: Day; readonly lastButOne: Day };
  /** @param offset minor units in a major one: amounts are rounded to them once, half to even */
  sum(offset: 1 | 100): ImportedTotals;
}

const COUNTS = ['impressions', 'clicks', 'linkClicks', 'conversions'] as const;
const AMOUNTS = ['spend', 'revenue'] as const;
const NOTHING: Decimal = { units: 0n, scale: 0 };

/** No rows yet. */
export function createExportTotals(): ExportTotals {
  const [ads, campaigns] = [new Set<string>(), new Set<string>()];
  const counts: Partial<Record<(typeof COUNTS)[number], number>> = {};
  const amounts: Partial<Record<(typeof AMOUNTS)[number], Decimal>> = {};
  let [rows, since, until, lastButOne] = [0, '', '', ''];
  return {
    add({ day, placement, figures }, key) {
      rows += 1;
      if (rows === 1 || day < since) since = day;
      if (day > until) [lastButOne, until] = [until, day];
      else if (day < until && day > lastButOne) lastButOne = day;
      ads.add(key);
      campaigns.add(placement.campaignId ?? placement.campaignName ?? '');
      const { impressions } = figures.counts;
      const wasShown = typeof impressions === 'number' && impressions > 0;
      for (const column of COUNTS) {
        const known = knownIn(figures.counts[column], { blank: wasShown ? 0 : null });
        if (known !== null) counts[column] = (counts[column] ?? 0) + known;
      }
      for (const column of AMOUNTS) {
        const known = knownIn(figures[column], { blank: wasShown ? NOTHING : null });
        if (known !== null) amounts[column] = addDecimals(amounts[column] ?? NOTHING, known);
      }
    },
    rows: () => rows,
    span: () => ({ since, until, lastButOne }),
    sum: (offset) => ({
      rows,
      ads: ads.size,
      campaigns: campaigns.size,
      impressions: counts.impressions ?? 0,
      clicks: counts.clicks ?? null,
      linkClicks: counts.linkClicks ?? null,
      spend: toUnits(amounts.spend, offset) ?? 0,
      conversions: counts.conversions ?? null,
      revenue: toUnits(amounts.revenue, offset),
    }),
  };
}

/** A blank is a zero in the row of an ad that was shown, and unknown in another. */
function knownIn<T extends number | Decimal>(
  figure: Figure<T>,
  { blank }: { readonly blank: T | null },
): T | null {
  return figure === 'blank' ? blank : figure;
}

function toUnits(sum: Decimal | undefined, offset: 1 | 100): MinorUnits | null {
  return sum === undefined ? null : decimalToUnits(sum, offset);
}
