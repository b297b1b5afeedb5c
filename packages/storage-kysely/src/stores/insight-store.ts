import type { InsightQuery, InsightRow, InsightStore, Instant } from '@adpilot/core';
import type { Kysely } from 'kysely';
import type { Connect } from '../connect.ts';
import type { Database } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';
import {
  type InsightVersion,
  insightReadRows,
  insightRows,
  insightVersionRows,
} from '../rows/insight-rows.ts';
import { upsertRows } from '../write-rows.ts';
import { conversionsAsOf } from './conversions-as-of.ts';
import { upsertInsights } from './upsert-insights.ts';

/** Insights in the database. */
export function createInsightStore(connect: Connect): InsightStore {
  return {
    upsert: async (rows, { accountId }) => {
      const db = connect();
      if (rows.length > 0) await inTransaction(db, (trx) => upsertInsights(trx, accountId, rows));
    },
    recordRead: async (read) => upsertRows(connect(), insightReadRows, [read]),
    list: async (query) => {
      const rows = await versionsIn(connect(), 'meta_ad_insights', query)
        .select(insightRows.selection)
        .orderBy('meta_ad_insights.day')
        .orderBy('meta_ad_insights.ad_id')
        .execute();
      return rows.map(insightRows.decode);
    },
    listAsOf: async ({ asOf, ...query }) => {
      const db = connect();
      const rows = await db
        .selectFrom(() =>
          versionsIn(db, 'meta_ad_insights', query)
            .selectAll()
            .unionAll(versionsIn(db, 'meta_ad_insight_revisions', query).selectAll())
            .as('versions'),
        )
        .where('first_known_at', '<=', asOf)
        .distinctOn(['versions.day', 'versions.ad_id'])
        .select(insightVersionRows.selection)
        .orderBy('versions.day')
        .orderBy('versions.ad_id')
        .orderBy('versions.first_known_at', 'desc')
        .execute();
      return rows.map((row) => knownAsOf(insightVersionRows.decode(row), asOf));
    },
    conversionsAsOf: async ({ accountId, moments }) =>
      moments.length === 0 ? [] : conversionsAsOf(connect(), accountId, moments),
    lastRead: async ({ accountId, day }) => {
      const read = await connect()
        .selectFrom('meta_insight_reads')
        .select(insightReadRows.selection)
        .where('account_id', '=', accountId)
        .where('since', '<=', day)
        .where('until', '>=', day)
        .orderBy('meta_insight_reads.read_at', 'desc')
        .orderBy('meta_insight_reads.since', 'desc')
        .orderBy('meta_insight_reads.until', 'desc')
        .limit(1)
        .executeTakeFirst();
      return read === undefined ? null : insightReadRows.decode(read);
    },
  };
}

function versionsIn(
  db: Kysely<Database>,
  table: 'meta_ad_insights' | 'meta_ad_insight_revisions',
  { accountId, since, until }: InsightQuery,
) {
  return db
    .selectFrom(table)
    .where('account_id', '=', accountId)
    .where('day', '>=', since)
    .where('day', '<=', until);
}

/** Figures that were read once more later were known by their first reading already. */
function knownAsOf({ firstKnownAt, ...row }: InsightVersion, asOf: Instant): InsightRow {
  return row.knownAt <= asOf ? row : { ...row, knownAt: firstKnownAt };
}
