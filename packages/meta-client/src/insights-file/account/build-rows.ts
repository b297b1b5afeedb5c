import {
  currencyOffset,
  type Day,
  type Decimal,
  decimalToUnits,
  type InsightRow,
  type Instant,
} from '@adpilot/core';
import { type DayFigures, mapCounts } from '../row/day-figures.ts';
import type { Figure } from '../row/figure.ts';
import type { PlacedAd } from './build-entities.ts';
import { compareText } from './compare-text.ts';
import { finalFrom } from './final-from.ts';

/**
 * One insight row per ad and day, ordered by day and, within it, as the ads are. Amounts are rounded half to even to
 * the minor unit.
 */
export function buildRows(
  ads: readonly PlacedAd[],
  { currency, timeZone }: { readonly currency: string; readonly timeZone: string },
): readonly InsightRow[] {
  const offset = currencyOffset(currency);
  const knownAt = new Map<Day, Instant>();
  const rows: InsightRow[] = [];
  for (const { ad, days } of ads) {
    const { id: adId, adSetId, campaignId } = ad;
    for (const [day, figures] of days) {
      const known = knownAt.get(day) ?? finalFrom(day, timeZone);
      knownAt.set(day, known);
      rows.push({ adId, adSetId, campaignId, day, ...readFigures(figures, offset), knownAt: known });
    }
  }
  return rows.sort((a, b) => compareText(a.day, b.day));
}

/** A blank cell is a zero where the ad was shown, and unknown where it was not. */
function readFigures({ counts, spend, revenue, attributionSetting }: DayFigures, offset: 1 | 100) {
  const impressions = typeof counts.impressions === 'number' ? counts.impressions : 0;
  const blank = impressions > 0 ? 0 : null;
  const count = (figure: Figure<number>) => (figure === 'blank' ? blank : figure);
  const amount = (figure: Figure<Decimal>) => {
    if (figure === 'blank') return blank;
    return figure === null ? null : decimalToUnits(figure, offset);
  };
  return {
    ...mapCounts((column) => count(counts[column])),
    impressions,
    spend: amount(spend) ?? 0,
    revenue: amount(revenue),
    attributionSetting,
  };
}
