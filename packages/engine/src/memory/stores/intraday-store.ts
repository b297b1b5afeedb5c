import type { IntradayPoint, IntradayStore } from '@adpilot/core';
import { compareText, keyOf } from '../keys.ts';
import type { UseTables } from '../use-tables.ts';

/** Points of days in memory. */
export function createIntradayStore(use: UseTables): IntradayStore {
  return {
    append: (points, { accountId }) =>
      use(({ intradayPoints }) => {
        const known = intradayPoints.get(accountId) ?? [];
        const keys = new Set(known.map(pointKey));
        const added = points.filter((point) => !keys.has(pointKey(point)));
        intradayPoints.set(accountId, [...known, ...added.map((point) => ({ ...point }))]);
      }),
    list: ({ accountId, level, since }) =>
      use(({ intradayPoints }) =>
        (intradayPoints.get(accountId) ?? [])
          .filter((point) => point.level === level && point.readAt >= since)
          .sort(byReading),
      ),
    forget: ({ accountId, before }) =>
      use(({ intradayPoints }) => {
        const known = intradayPoints.get(accountId) ?? [];
        intradayPoints.set(
          accountId,
          known.filter(({ readAt }) => readAt >= before),
        );
      }),
  };
}

function pointKey({ level, id, day, readAt }: IntradayPoint): string {
  return keyOf(level, id, day, readAt);
}

function byReading(a: IntradayPoint, b: IntradayPoint): number {
  return compareText(a.readAt, b.readAt) || compareText(a.id, b.id) || compareText(a.day, b.day);
}
