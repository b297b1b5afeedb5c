import {
  type Ad,
  addDays,
  createRng,
  type Day,
  type InsightRow,
  type Rng,
} from '../../packages/core/src/index.ts';
import { anInsightRow } from '../../packages/core/testing/index.ts';
import { isEvery } from './shape.ts';

/** Rows of ads on `days` days up to `until`, by day and then by ad, as the storage hands them out. */
export function buildRows(
  ads: readonly Ad[],
  { days, until }: { readonly days: number; readonly until: Day },
): readonly InsightRow[] {
  const rng = createRng('benchmark');
  return Array.from({ length: days }, (_, at) => days - 1 - at).flatMap((age) => {
    const day = addDays(until, -age);
    return ads.map((ad, index) => buildRow(ad, { index, age, day, rng }));
  });
}

type Place = { readonly index: number; readonly age: number; readonly day: Day; readonly rng: Rng };

/** A typical day: every 8th ad has worn out for two weeks, every 50th brought yesterday a fifth of its sales. */
function buildRow({ id, adSetId, campaignId }: Ad, { index, age, day, rng }: Place): InsightRow {
  const impressions = countAround(2500 * (1 + (index % 7)), rng);
  const wear = isEvery(8, index) && age < 14 ? 0.93 ** (14 - age) : 1;
  const linkClicks = countAround(impressions * (0.008 + 0.002 * (index % 5)) * wear, rng);
  const sales = isEvery(50, index) && age === 0 ? 0.2 : 1;
  const conversions = countAround(linkClicks * 0.03 * sales, rng);
  const spend = countAround(impressions * 0.8, rng);
  return anInsightRow({
    adId: id,
    adSetId,
    campaignId,
    day,
    impressions,
    reach: Math.round(impressions * 0.8),
    clicks: Math.round(linkClicks * 1.3),
    linkClicks,
    spend,
    conversions,
    // From ad sets that lose money to some that earn six times what they cost.
    revenue: conversions * (1000 + 500 * (Math.floor(index / 5) % 11)),
    videoViews3s: Math.round(impressions * 0.3),
    engagements: Math.round(linkClicks * 1.6),
  });
}

/** A whole number that spreads around `mean` as a count does, with 10 % from day to day on top. */
function countAround(mean: number, rng: Rng): number {
  const deviate = rng.next() + rng.next() + rng.next() - 1.5;
  return Math.max(0, Math.round(mean + 2 * deviate * Math.sqrt(mean + (0.1 * mean) ** 2)));
}
