import type { Day, InsightRow, Instant, IntradayPoint, Policy } from '@adpilot/core';
import { settleUndelivered } from '@adpilot/core';

/**
 * How days stand by one complete reading: the account, and each of its ad sets that has a row. An account without a row
 * delivered nothing.
 */
export function intradayPoints(
  rows: readonly InsightRow[],
  {
    accountId,
    days,
    readAt,
    policy,
  }: {
    readonly accountId: string;
    readonly days: readonly Day[];
    readonly readAt: Instant;
    readonly policy: Pick<Policy, 'metrics'>;
  },
): readonly IntradayPoint[] {
  const clicksOf = chooseClicks(rows, policy);
  return days.flatMap((day) => {
    const points = new Map<string, IntradayPoint>();
    const add = (level: IntradayPoint['level'], id: string, row: InsightRow | null): void => {
      const key = `${level} ${id}`;
      const before = points.get(key) ?? { level, id, day, readAt, ...NOTHING };
      points.set(key, row === null ? before : plus(before, row, clicksOf(row)));
    };
    add('account', accountId, null);
    for (const row of rows.filter((each) => each.day === day).map(settleUndelivered)) {
      add('account', accountId, row);
      add('ad_set', row.adSetId, row);
    }
    return [...points.values()];
  });
}

const NOTHING = { spend: 0, impressions: 0, clicks: 0, conversions: 0, revenue: 0 };

function plus(point: IntradayPoint, row: InsightRow, clicks: number | null): IntradayPoint {
  return {
    ...point,
    spend: point.spend + row.spend,
    impressions: point.impressions + row.impressions,
    clicks: addKnown(point.clicks, clicks),
    conversions: addKnown(point.conversions, row.conversions),
    revenue: addKnown(point.revenue, row.revenue),
  };
}

function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** The policy's kind of clicks, or the other one where a row lacks it: one kind for the whole reading. */
function chooseClicks(
  rows: readonly InsightRow[],
  { metrics }: Pick<Policy, 'metrics'>,
): (row: InsightRow) => number | null {
  const kinds = {
    link: ({ linkClicks }: InsightRow): number | null => linkClicks,
    all: ({ clicks }: InsightRow): number | null => clicks,
  };
  const preferred = kinds[metrics.clicks];
  const other = kinds[metrics.clicks === 'link' ? 'all' : 'link'];
  const isLacking = (kind: typeof preferred): boolean =>
    rows.some((row) => row.impressions > 0 && kind(row) === null);
  return isLacking(preferred) && !isLacking(other) ? other : preferred;
}
