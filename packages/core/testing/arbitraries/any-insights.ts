import * as fc from 'fast-check';
import type { Ad, InsightRow, Instant } from '../../src/index.ts';
import { addDays, addHours, dayOf } from '../../src/index.ts';
import { anInsightRow } from '../builders/an-insight-row.ts';

/** How an ad has been doing; its rows follow from it, so that a counterexample stays readable. */
const history = fc.record({
  days: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 9, max: 30 })),
  /** Every so many days nothing was delivered. */
  gapEvery: fc.constantFrom(0, 0, 0, 2, 5),
  impressions: fc.oneof(
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 100 }) },
    { weight: 4, arbitrary: fc.integer({ min: 1000, max: 40_000 }) },
  ),
  clicksPerThousand: fc.integer({ min: 0, max: 40 }),
  spendPerThousand: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 500, max: 4000 })),
  conversions: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 5, max: 30 })),
  orderValue: fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 6, arbitrary: fc.integer({ min: 100, max: 20_000 }) },
  ),
  /** What is left of the clicks on the last three days. */
  fade: fc.constantFrom(1, 1, 0.9, 0.5, 0),
  unknown: fc.subarray(['clicks', 'linkClicks', 'conversions', 'revenue', 'reach', 'engagements'] as const, {
    maxLength: 2,
  }),
  /** Figures are unknown on every so many days only. */
  unknownEvery: fc.constantFrom(0, 0, 0, 1, 7),
  /** How the last days came in again: not, once more as they were, as earlier and other figures, or as other ones of
   * the same moment. */
  repeated: fc.constantFrom('no', 'no', 'same', 'restated', 'contradicting'),
});

type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** Rows of some ads up to the running day: gaps, unknown figures, restatements and duplicates included. */
export function anyInsights(
  ads: readonly Ad[],
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): fc.Arbitrary<readonly InsightRow[]> {
  return fc
    .array(history, { minLength: 1, maxLength: 6 })
    .map((histories) =>
      ads.flatMap((ad, index) => rowsOf(ad, histories[index % histories.length], { now, timeZone })),
    );
}

function rowsOf(
  ad: Ad,
  drawn: History | undefined,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): readonly InsightRow[] {
  if (!drawn) return [];
  const today = dayOf(now, timeZone);
  const rows = Array.from({ length: drawn.days }, (_, age) =>
    rowOf(ad, drawn, addDays(today, -age), age, now),
  );
  const kept = rows.filter((_, age) => drawn.gapEvery === 0 || age % drawn.gapEvery !== 0);
  return [...kept, ...repetitions(kept.slice(0, 3), drawn)];
}

function rowOf(ad: Ad, drawn: History, day: string, age: number, knownAt: Instant): InsightRow {
  const { impressions, conversions, orderValue, fade } = drawn;
  const linkClicks = Math.floor((impressions * drawn.clicksPerThousand * (age <= 3 ? fade : 1)) / 1000);
  const row = anInsightRow({
    adId: ad.id,
    adSetId: ad.adSetId,
    campaignId: ad.campaignId,
    day,
    impressions,
    reach: Math.ceil(impressions / 2),
    clicks: linkClicks * 2,
    linkClicks,
    spend: Math.round((impressions * drawn.spendPerThousand) / 1000),
    conversions,
    revenue: conversions * orderValue,
    engagements: linkClicks,
    knownAt,
  });
  const unknown = drawn.unknownEvery > 0 && age % drawn.unknownEvery === 0 ? drawn.unknown : [];
  return { ...row, ...Object.fromEntries(unknown.map((name) => [name, null])) };
}

function repetitions(rows: readonly InsightRow[], { repeated }: History): readonly InsightRow[] {
  if (repeated === 'no') return [];
  if (repeated === 'same') return rows;
  return rows.map((row) => ({
    ...row,
    spend: row.spend + 100,
    conversions: row.conversions === null ? null : row.conversions + 1,
    knownAt: repeated === 'restated' ? addHours(row.knownAt, -24) : row.knownAt,
  }));
}
