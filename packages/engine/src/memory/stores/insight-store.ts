import type {
  ConversionRevision,
  Day,
  InsightMoment,
  InsightQuery,
  InsightRead,
  InsightRow,
  InsightStore,
} from '@adpilot/core';
import { type InsightVersion, knownAsOf, withReading } from '../insight-versions.ts';
import { compareText, keyOf } from '../keys.ts';
import { valuesWhere } from '../table.ts';
import type { Tables } from '../tables.ts';
import type { UseTables } from '../use-tables.ts';

/** Insights in memory. */
export function createInsightStore(use: UseTables): InsightStore {
  return {
    upsert: (rows, { accountId }) =>
      use(({ insights }) => {
        for (const row of rows.toSorted((a, b) => compareText(a.knownAt, b.knownAt))) {
          const { day, adId } = row;
          const key = keyOf(accountId, day, adId);
          insights.set(key, {
            accountId,
            day,
            versions: withReading(insights.get(key)?.versions ?? [], row),
          });
        }
      }),
    recordRead: (read) =>
      use(({ insightReads }) => {
        const { accountId, readAt, since, until } = read;
        insightReads.set(keyOf(accountId, readAt, since, until), { ...read });
      }),
    list: (query) => use((tables) => rowsOf(tables, query, (versions) => versions.at(-1)?.row ?? null)),
    listAsOf: (query) =>
      use((tables) => rowsOf(tables, query, (versions) => knownAsOf(versions, query.asOf))),
    conversionsAsOf: ({ accountId, moments }) =>
      use((tables) =>
        moments
          .toSorted((a, b) => compareText(a.day, b.day) || compareText(a.asOf, b.asOf))
          .flatMap((moment) => knownConversions(tables, accountId, moment) ?? []),
      ),
    lastRead: ({ accountId, day }) =>
      use(({ insightReads }) => {
        const covering = valuesWhere(insightReads, (read) => covers(read, accountId, day));
        return covering.sort(byReadAt).at(-1) ?? null;
      }),
  };
}

function byReadAt(a: InsightRead, b: InsightRead): number {
  return compareText(a.readAt, b.readAt) || compareText(a.since, b.since) || compareText(a.until, b.until);
}

function covers(read: InsightRead, accountId: string, day: Day): boolean {
  return read.accountId === accountId && read.since <= day && day <= read.until;
}

/** What was known of a day's conversions at a moment; null where the day had not been read. */
function knownConversions(
  tables: Tables,
  accountId: string,
  { day, asOf }: InsightMoment,
): ConversionRevision | null {
  const reads = valuesWhere(
    tables.insightReads,
    (read) => read.complete && read.readAt <= asOf && covers(read, accountId, day),
  );
  const last = reads.sort(byReadAt).at(-1);
  if (!last) return null;
  const rows = rowsOf(tables, { accountId, since: day, until: day }, (versions) => knownAsOf(versions, asOf));
  const delivered = rows.filter(
    ({ impressions, spend, conversions }) => impressions > 0 || spend > 0 || conversions !== null,
  );
  const conversions = delivered.reduce<number | null>(
    (sum, row) => (sum === null || row.conversions === null ? null : sum + row.conversions),
    0,
  );
  return { day, knownAt: last.readAt, conversions };
}

function rowsOf(
  { insights }: Tables,
  { accountId, since, until }: InsightQuery,
  choose: (versions: readonly InsightVersion[]) => InsightRow | null,
): readonly InsightRow[] {
  return valuesWhere(insights, (of) => of.accountId === accountId && since <= of.day && of.day <= until)
    .flatMap(({ versions }) => choose(versions) ?? [])
    .sort((a, b) => compareText(a.day, b.day) || compareText(a.adId, b.adId));
}
