import type { ConversionRevision, InsightMoment } from '@adpilot/core';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.ts';
import { conversionRevisions } from '../rows/insight-rows.ts';

/**
 * Conversions of days as they were known at moments. Each version of a row is read once and counts from its first reading
 * to that of the version that replaced it, however many moments fall between.
 */
export async function conversionsAsOf(
  db: Kysely<Database>,
  accountId: string,
  moments: readonly InsightMoment[],
): Promise<readonly ConversionRevision[]> {
  const days = moments.map(({ day }) => day);
  const inOrder = days.toSorted();
  // Said once more, so that however much history the account has the database looks at these days only.
  const between = sql`account_id = ${accountId} and day between ${inOrder[0]} and ${inOrder.at(-1)}`;
  const columns = sql`day, ad_id, conversions, impressions, spend, first_known_at`;
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    with versions as (
      select *, lead(first_known_at) over (partition by day, ad_id order by first_known_at) as replaced_at
      from (
        select ${columns} from meta_ad_insights where ${between}
        union all
        select ${columns} from meta_ad_insight_revisions where ${between}
      ) as every
    ),
    totals as (
      select moment.day, moment.as_of, last.read_at as known_at,
        case when count(*) filter (where versions.day is not null and versions.conversions is null) = 0
          then coalesce(sum(versions.conversions), 0) end as conversions
      from unnest(${days}::date[], ${moments.map(({ asOf }) => asOf)}::timestamptz[]) as moment (day, as_of)
        cross join lateral (
          select read_at from meta_insight_reads
          where account_id = ${accountId} and complete and read_at <= moment.as_of
            and moment.day between since and until
          order by read_at desc limit 1
        ) as last
        left join versions on versions.day = moment.day and versions.first_known_at <= moment.as_of
          and (versions.replaced_at is null or versions.replaced_at > moment.as_of)
          and (versions.conversions is not null or versions.impressions > 0 or versions.spend > 0)
      group by moment.day, moment.as_of, last.read_at
    )
    select ${sql.join(conversionRevisions.selection)} from totals order by totals.day, totals.as_of`.execute(
    db,
  );
  return rows.map(conversionRevisions.decode);
}
